/** What is checked around a deployment, before it and after it. */
package dev.tenure.deploy;
