/** What to do when something went wrong behind the point where a production was changed, and doing it. */
package dev.tenure.deploy.undo;
