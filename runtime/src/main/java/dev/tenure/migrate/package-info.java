/** Migration files and what is done with them: proposing, promoting, applying, rolling back, recovering. */
package dev.tenure.migrate;
