/** Databases for tests: a server to be had anywhere, and a database of each test's own on it. */
package dev.tenure.testkit;
