/** The model as canonical JSON: declared order, one thing a line, no timestamps, readable without any user's class. */
package dev.tenure.schema.json;
