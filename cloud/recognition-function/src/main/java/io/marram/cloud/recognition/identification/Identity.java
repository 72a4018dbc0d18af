package io.marram.cloud.recognition.identification;

import java.util.Optional;

/**
 * Whose face it is.
 *
 * @param name the person's name; empty if the face is nobody's who is known
 * @param distance 1 minus the cosine similarity to the nearest person, 0 (the same picture) to 2;
 *     NaN if nobody is known
 */
public record Identity(Optional<String> name, double distance) {}
