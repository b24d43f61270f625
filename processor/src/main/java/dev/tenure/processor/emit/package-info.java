/** What a sound model leads to: descriptor, proposed migrations, snapshot. */
package dev.tenure.processor.emit;
