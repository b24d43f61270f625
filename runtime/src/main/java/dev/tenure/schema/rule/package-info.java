/** One class a rule, each looking at the model alone. {@code docs/rules.md} explains every code. */
package dev.tenure.schema.rule;
