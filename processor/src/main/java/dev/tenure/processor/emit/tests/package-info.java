/** The JUnit tests that prove a schema. */
package dev.tenure.processor.emit.tests;
