package io.marram.camera;

/**
 * A delivery without a readable request id: nobody can be told.
 *
 * @param refusal the kind of complaint
 * @param reason what is wrong and why
 */
public record Unanswerable(Refusal refusal, String reason) implements Reading {}
