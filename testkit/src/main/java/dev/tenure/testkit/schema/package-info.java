/**
 * What generated tests of a schema rest on: a migrated database, rows made of the model, and a check for each thing
 * that a table can declare.
 */
package dev.tenure.testkit.schema;
