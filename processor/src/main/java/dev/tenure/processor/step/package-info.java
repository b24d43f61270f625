/** One class for each annotation that starts something. */
package dev.tenure.processor.step;
