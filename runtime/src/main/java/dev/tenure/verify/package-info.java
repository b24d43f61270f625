/** Checks of a live database against the schema it should have: its structure, and what its rows say. */
package dev.tenure.verify;
