/** Every id is a UUIDv7 as text, made in core (RFC 9562): it sorts by the time it was made. Plain, for what has to know ids before any schema is loaded. */
export const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
