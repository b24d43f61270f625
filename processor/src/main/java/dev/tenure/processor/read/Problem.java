package dev.tenure.processor.read;

/**
 * What the reader itself cannot make sense of.
 *
 * @param origin where it stands
 * @param code   its stable code, {@code TEN…}
 * @param what   one sentence on what is wrong
 * @param remedy one sentence on what to do
 */
public record Problem(Origin origin, String code, String what, String remedy) {}
