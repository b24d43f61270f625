/** Findings and problems become the compiler's messages, each at its place. */
package dev.tenure.processor.check;
