/** A deployment as a whole: its steps one after the other, the gate between them, and what is kept of a run. */
package dev.tenure.deploy.run;
