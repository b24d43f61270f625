/** What generated tests of a schema rest on: a migrated database, and what is tried of its tables and repositories. */
package dev.tenure.testkit.schema;
