/**
 * What differs between two schemas: as findings, between a declared one and a live one, and as changes that lead from
 * what was declared before to what is declared now.
 */
package dev.tenure.schema.diff;
