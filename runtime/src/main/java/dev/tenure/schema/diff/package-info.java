/** What differs between two schemas: a declared one and a live one, or a live one before and after. */
package dev.tenure.schema.diff;
