/**
 * Everything that is written in SQL, and every fact about servers, versions and their differences. No other package
 * holds a word of SQL.
 */
package dev.tenure.mysql;
