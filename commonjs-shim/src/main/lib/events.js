// The builtin module 'events'.
import EventEmitter from 'events/';

export default EventEmitter;
