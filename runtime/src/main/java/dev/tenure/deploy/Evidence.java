package dev.tenure.deploy;

/**
 * That something was shown, and by what.
 *
 * @param of       what was shown
 * @param sentence what was seen, with the numbers in it
 */
public record Evidence(Proof of, String sentence) {}
