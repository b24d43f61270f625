/** What happened, as a page that needs nothing but itself. */
package dev.tenure.deploy.report;
