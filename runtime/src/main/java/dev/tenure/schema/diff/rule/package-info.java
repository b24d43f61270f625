/** What is risky about changes to a schema that is in use, by the schemas and the changes alone. */
package dev.tenure.schema.diff.rule;
