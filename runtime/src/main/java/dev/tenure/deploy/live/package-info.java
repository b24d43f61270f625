/** What is looked at in a production right after a migrate, without changing anything. */
package dev.tenure.deploy.live;
