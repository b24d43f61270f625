/**
 * What the repositories that the compiler writes rest on: connections and transactions, the calls that are the same for
 * every entity, and failures that say what they mean. Plain JDBC; every statement is a constant of a generated class.
 */
package dev.tenure.repository;
