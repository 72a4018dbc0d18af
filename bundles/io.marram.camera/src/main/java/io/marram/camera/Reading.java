package io.marram.camera;

/** What came of reading a delivery: something that can be answered, or not even that. */
public sealed interface Reading permits Capture, Unanswerable {}
