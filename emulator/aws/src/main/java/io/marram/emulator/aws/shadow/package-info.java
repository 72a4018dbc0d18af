/**
 * AWS IoT's Device Shadow service: a JSON document per thing and name that says what the thing is
 * to be and what it reports to be. {@link io.marram.emulator.aws.shadow.ShadowService} answers the
 * requests that arrive on {@code $aws/things/<thing>/shadow/…}.
 */
package io.marram.emulator.aws.shadow;
