/** What writing code for an entity takes beyond the model, as data: what the reader gives to the emitter. */
package dev.tenure.processor.shape;
