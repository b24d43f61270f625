/**
 * What a table declares, tried on a server with rows made of the model: the probes, which generated tests and
 * rehearsals have in common, and the rows.
 */
package dev.tenure.verify.exercise;
