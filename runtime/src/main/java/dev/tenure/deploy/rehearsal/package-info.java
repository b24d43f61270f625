/** A deployment on a copy of the production's structure, before the production sees anything of it. */
package dev.tenure.deploy.rehearsal;
