/** The javac plug-in: the entry class, which only lists the steps. */
package dev.tenure.processor;
