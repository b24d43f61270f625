package dev.tenure.query;

import java.util.Optional;

/**
 * The columns of an entity that its repository keeps by itself.
 *
 * @param createdAt when the row was written first
 * @param updatedAt when it was written last
 * @param version   how often it was changed
 */
public record Upkeep(Optional<String> createdAt, Optional<String> updatedAt, Optional<String> version) {}
