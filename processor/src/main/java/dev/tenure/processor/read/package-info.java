/** From elements to the model, together with where in the source each part of the model was said. */
package dev.tenure.processor.read;
