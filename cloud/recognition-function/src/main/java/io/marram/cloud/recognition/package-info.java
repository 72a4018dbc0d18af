/**
 * The Lambda functions that recognise faces and keep the gallery of known people. {@link
 * io.marram.cloud.recognition.RecognitionHandler} answers the requests of a queue, {@link
 * io.marram.cloud.recognition.PeopleHandler} enrols, lists and removes people.
 */
package io.marram.cloud.recognition;
