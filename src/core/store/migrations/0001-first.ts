import type { Migration } from './migration'

export const first: Migration = {
  number: 1,
  name: 'first',
  statements: [
    `create table channel (
      id text primary key, kind text not null, path text not null, after text not null, polling integer not null,
      created_at integer not null)`,
    `create table arrival (
      id text primary key, channel_id text references channel(id) on delete set null, via text not null,
      path text not null, name text not null, size integer not null, mtime integer not null, seen_at integer not null,
      stage text not null, outcome text, code text, params_json text not null, sha256 text, type text,
      kept integer not null, message_id text, assigned_to text, updated_at integer not null)`,
    `create index arrival_by_path on arrival(path, seen_at)`,
    `create index arrival_by_hash on arrival(sha256)`,
    `create index arrival_by_message on arrival(message_id)`,
    `create index arrival_by_outcome on arrival(outcome, seen_at, id)`,
    `create index arrival_by_time on arrival(seen_at, id)`,
    `create table contact (id text primary key, name text not null, created_at integer not null)`,
    `create table contact_address (
      id text primary key, contact_id text not null references contact(id) on delete cascade, kind text not null,
      value text not null, unique (kind, value))`,
    `create index contact_address_by_contact on contact_address(contact_id)`,
    `create table conversation (
      id text primary key, contact_id text not null references contact(id), subject text not null,
      created_at integer not null, at integer not null, channel text not null, direction text not null,
      snippet text not null, messages integer not null, unread integer not null, troubled integer not null)`,
    `create index conversation_by_time on conversation(at, id) where messages > 0`,
    `create index conversation_by_contact on conversation(contact_id, at)`,
    `create index conversation_unread on conversation(at, id) where unread > 0`,
    `create index conversation_troubled on conversation(at, id) where troubled > 0`,
    `create table message (
      id text primary key, conversation_id text not null references conversation(id), contact_id text references contact(id),
      channel text not null, direction text not null, at integer not null, external_id text, in_reply_to text,
      references_json text not null, sha256 text, arrival_id text, from_name text not null, from_address text not null,
      fax_number text, to_json text not null, cc_json text not null, reply_to_json text not null, subject text not null,
      text text not null, has_html integer not null, unread integer not null, touched integer not null,
      delivery_step text, delivery_at integer, delivery_code text, delivery_params_json text not null,
      delivery_attempts integer not null, delivery_next_at integer, undo_until integer)`,
    `create index message_by_conversation on message(conversation_id, at, id)`,
    `create index message_by_contact on message(contact_id)`,
    `create index message_by_external_id on message(external_id)`,
    `create unique index message_by_hash on message(sha256) where direction = 'in'`,
    `create index message_by_arrival on message(arrival_id)`,
    `create index message_by_delivery on message(delivery_step) where delivery_step is not null`,
    `create table mail_reference (
      message_id text not null references message(id) on delete cascade, external_id text not null,
      primary key (external_id, message_id)) without rowid`,
    `create index mail_reference_by_message on mail_reference(message_id)`,
    `create table attachment (
      id text primary key, message_id text not null references message(id) on delete cascade, role text not null,
      position integer not null, sha256 text not null, name text not null, media_type text not null, size integer not null,
      content_id text, type text)`,
    `create index attachment_by_message on attachment(message_id, position)`,
    `create index attachment_by_hash on attachment(sha256)`,
    `create table page (
      id text primary key, attachment_id text not null references attachment(id) on delete cascade,
      message_id text not null references message(id) on delete cascade, number integer not null,
      width integer not null, height integer not null, rotation integer not null, code text, recognition text not null,
      text text not null, language text, confidence real)`,
    `create index page_by_message on page(message_id, attachment_id, number)`,
    `create index page_by_attachment on page(attachment_id, number)`,
    `create table page_words (page_id text primary key references page(id) on delete cascade, words_json text not null)`,
    `create table draft (
      id text primary key, conversation_id text not null references conversation(id), reply_to text, to_line text not null,
      cc_line text not null, subject text not null, text text not null, updated_at integer not null)`,
    `create index draft_by_conversation on draft(conversation_id)`,
    `create table draft_attachment (
      id text primary key, draft_id text not null references draft(id) on delete cascade, position integer not null,
      sha256 text not null, name text not null, media_type text not null, size integer not null)`,
    `create index draft_attachment_by_draft on draft_attachment(draft_id, position)`,
    `create table job (
      id text primary key, kind text not null, subject_id text not null, priority integer not null, run_at integer not null,
      attempts integer not null, lease_owner text, lease_until integer, unique (kind, subject_id))`,
    `create index job_due on job(kind, priority, run_at)`,
    `create table setting (key text primary key, value_json text not null)`,
    `create table search_entry (
      position integer primary key, message_id text not null unique references message(id) on delete cascade,
      conversation_id text not null, digest text not null)`,
    `create index search_entry_by_conversation on search_entry(conversation_id)`,
    `create virtual table search_fts using fts5(
      subject, contact, body, pages, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`,
    `create virtual table search_word using fts5vocab(search_fts, instance)`,
  ],
}
