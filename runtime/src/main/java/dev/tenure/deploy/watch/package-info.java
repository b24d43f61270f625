/** What a server counts after a deployment, beside what it counted before. */
package dev.tenure.deploy.watch;
