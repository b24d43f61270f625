/** What the compiler gives: options, the one door to its files, its messages' sources. */
package dev.tenure.processor.env;
