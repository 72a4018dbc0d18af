package io.marram.camera;

/**
 * A request that cannot be worked on and whose sender can be told so.
 *
 * @param id the client's name for the request
 * @param source the thing or camera it comes from
 * @param capturedAtMillis when the gateway received it, epoch milliseconds
 * @param refusal the kind of complaint
 * @param reason what is wrong and why, for the sender
 */
public record RefusedFrame(
    String id, String source, long capturedAtMillis, Refusal refusal, String reason)
    implements Capture {}
