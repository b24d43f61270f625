/** What every part of Tenure shares: the exception that says what is wrong and what to do. */
package dev.tenure;
