/** Backups by the programs of the server's own distribution, and the proof that one can be restored. */
package dev.tenure.deploy.backup;
