package dev.tenure.query;

/** A column and what is written to it. */
public record Assignment(String column, Value value) {}
