/** The command line: {@link dev.tenure.cli.Tenure} and one class for each verb. */
package dev.tenure.cli;
