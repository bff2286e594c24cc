#pragma once
// Plain functions over what Swift cannot call of libcurl: its variadics and macros.
#include <curl/curl.h>

// Called with the bytes that arrived; another return value than the count ends the transfer.
typedef size_t (*ccurl_sink)(char *bytes, size_t size, size_t count, void *context);

// What every transfer is held to: web protocols only, certificates always verified, no signals, no
// waiting for permission to send a body, HTTP/2 where a server has it, answers decompressed.
CURLcode ccurl_prepare(CURL *easy);
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_headers(CURL *easy, struct curl_slist *headers);
// The body to send, which libcurl copies.
CURLcode ccurl_set_body(CURL *easy, const void *bytes, curl_off_t count);
CURLcode ccurl_set_sinks(CURL *easy, ccurl_sink head, ccurl_sink body, void *context);
long ccurl_status(CURL *easy);
void *ccurl_context(CURL *easy);

CURLMcode ccurl_set_connections(CURLM *multi, long total, long to_one_host);
// The next transfer that has ended, and how; null when none has.
CURL *ccurl_ended(CURLM *multi, CURLcode *code);
