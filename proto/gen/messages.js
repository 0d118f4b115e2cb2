/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const istio = $root.istio = (() => {

    /**
     * Namespace istio.
     * @exports istio
     * @namespace
     */
    const istio = {};

    istio.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof istio
         * @namespace
         */
        const v1 = {};

        v1.auth = (function() {

            /**
             * Namespace auth.
             * @memberof istio.v1
             * @namespace
             */
            const auth = {};

            auth.IstioCertificateRequest = (function() {

                /**
                 * Properties of an IstioCertificateRequest.
                 * @typedef {Object} istio.v1.auth.IstioCertificateRequest.$Properties
                 * @property {string|null} [csr] IstioCertificateRequest csr
                 * @property {number|Long|null} [validityDuration] IstioCertificateRequest validityDuration
                 * @property {google.protobuf.Struct.$Properties|null} [metadata] IstioCertificateRequest metadata
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an IstioCertificateRequest.
                 * @memberof istio.v1.auth
                 * @interface IIstioCertificateRequest
                 * @augments istio.v1.auth.IstioCertificateRequest.$Properties
                 * @deprecated Use istio.v1.auth.IstioCertificateRequest.$Properties instead.
                 */

                /**
                 * Shape of an IstioCertificateRequest.
                 * @typedef {{
                 *   csr?: string|null;
                 *   validityDuration?: number|Long|null;
                 *   metadata?: google.protobuf.Struct.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} istio.v1.auth.IstioCertificateRequest.$Shape
                 */

                /**
                 * Constructs a new IstioCertificateRequest.
                 * @memberof istio.v1.auth
                 * @classdesc Represents an IstioCertificateRequest.
                 * @constructor
                 * @param {istio.v1.auth.IstioCertificateRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const IstioCertificateRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * IstioCertificateRequest csr.
                 * @member {string} csr
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @instance
                 */
                IstioCertificateRequest.prototype.csr = "";

                /**
                 * IstioCertificateRequest validityDuration.
                 * @member {number|Long} validityDuration
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @instance
                 */
                IstioCertificateRequest.prototype.validityDuration = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * IstioCertificateRequest metadata.
                 * @member {google.protobuf.Struct.$Properties|null|undefined} metadata
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @instance
                 */
                IstioCertificateRequest.prototype.metadata = null;

                /**
                 * Creates a new IstioCertificateRequest instance using the specified properties.
                 * @function create
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @static
                 * @param {istio.v1.auth.IstioCertificateRequest.$Properties=} [properties] Properties to set
                 * @returns {istio.v1.auth.IstioCertificateRequest} IstioCertificateRequest instance
                 * @type {{
                 *   (properties: istio.v1.auth.IstioCertificateRequest.$Shape): istio.v1.auth.IstioCertificateRequest & istio.v1.auth.IstioCertificateRequest.$Shape;
                 *   (properties?: istio.v1.auth.IstioCertificateRequest.$Properties): istio.v1.auth.IstioCertificateRequest;
                 * }}
                 */
                IstioCertificateRequest.create = function(properties) {
                    return new IstioCertificateRequest(properties);
                };

                /**
                 * Encodes the specified IstioCertificateRequest message. Does not implicitly {@link istio.v1.auth.IstioCertificateRequest.verify|verify} messages.
                 * @function encode
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @static
                 * @param {istio.v1.auth.IstioCertificateRequest.$Properties} message IstioCertificateRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                IstioCertificateRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.csr != null && $Object.hasOwnProperty.call(message, "csr") && message.csr !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.csr);
                    if (message.validityDuration != null && $Object.hasOwnProperty.call(message, "validityDuration") && (typeof message.validityDuration === "object" ? message.validityDuration.low || message.validityDuration.high : message.validityDuration !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.validityDuration);
                    if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                        $root.google.protobuf.Struct.encode(message.metadata, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an IstioCertificateRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {istio.v1.auth.IstioCertificateRequest & istio.v1.auth.IstioCertificateRequest.$Shape} IstioCertificateRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                IstioCertificateRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.istio.v1.auth.IstioCertificateRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.csr = value;
                                else
                                    delete message.csr;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.validityDuration = value;
                                else
                                    delete message.validityDuration;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.metadata = $root.google.protobuf.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for IstioCertificateRequest
                 * @function getTypeUrl
                 * @memberof istio.v1.auth.IstioCertificateRequest
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                IstioCertificateRequest.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/istio.v1.auth.IstioCertificateRequest";
                };

                return IstioCertificateRequest;
            })();

            auth.IstioCertificateResponse = (function() {

                /**
                 * Properties of an IstioCertificateResponse.
                 * @typedef {Object} istio.v1.auth.IstioCertificateResponse.$Properties
                 * @property {Array.<string>|null} [certChain] IstioCertificateResponse certChain
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an IstioCertificateResponse.
                 * @memberof istio.v1.auth
                 * @interface IIstioCertificateResponse
                 * @augments istio.v1.auth.IstioCertificateResponse.$Properties
                 * @deprecated Use istio.v1.auth.IstioCertificateResponse.$Properties instead.
                 */

                /**
                 * Shape of an IstioCertificateResponse.
                 * @typedef {istio.v1.auth.IstioCertificateResponse.$Properties} istio.v1.auth.IstioCertificateResponse.$Shape
                 */

                /**
                 * Constructs a new IstioCertificateResponse.
                 * @memberof istio.v1.auth
                 * @classdesc Represents an IstioCertificateResponse.
                 * @constructor
                 * @param {istio.v1.auth.IstioCertificateResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const IstioCertificateResponse = function (properties) {
                    this.certChain = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * IstioCertificateResponse certChain.
                 * @member {Array.<string>} certChain
                 * @memberof istio.v1.auth.IstioCertificateResponse
                 * @instance
                 */
                IstioCertificateResponse.prototype.certChain = $util.emptyArray;

                /**
                 * Creates a new IstioCertificateResponse instance using the specified properties.
                 * @function create
                 * @memberof istio.v1.auth.IstioCertificateResponse
                 * @static
                 * @param {istio.v1.auth.IstioCertificateResponse.$Properties=} [properties] Properties to set
                 * @returns {istio.v1.auth.IstioCertificateResponse} IstioCertificateResponse instance
                 * @type {{
                 *   (properties: istio.v1.auth.IstioCertificateResponse.$Shape): istio.v1.auth.IstioCertificateResponse & istio.v1.auth.IstioCertificateResponse.$Shape;
                 *   (properties?: istio.v1.auth.IstioCertificateResponse.$Properties): istio.v1.auth.IstioCertificateResponse;
                 * }}
                 */
                IstioCertificateResponse.create = function(properties) {
                    return new IstioCertificateResponse(properties);
                };

                /**
                 * Encodes the specified IstioCertificateResponse message. Does not implicitly {@link istio.v1.auth.IstioCertificateResponse.verify|verify} messages.
                 * @function encode
                 * @memberof istio.v1.auth.IstioCertificateResponse
                 * @static
                 * @param {istio.v1.auth.IstioCertificateResponse.$Properties} message IstioCertificateResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                IstioCertificateResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.certChain != null && message.certChain.length)
                        for (let i = 0; i < message.certChain.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.certChain[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an IstioCertificateResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof istio.v1.auth.IstioCertificateResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {istio.v1.auth.IstioCertificateResponse & istio.v1.auth.IstioCertificateResponse.$Shape} IstioCertificateResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                IstioCertificateResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.istio.v1.auth.IstioCertificateResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.certChain && message.certChain.length))
                                    message.certChain = [];
                                message.certChain.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for IstioCertificateResponse
                 * @function getTypeUrl
                 * @memberof istio.v1.auth.IstioCertificateResponse
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                IstioCertificateResponse.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/istio.v1.auth.IstioCertificateResponse";
                };

                return IstioCertificateResponse;
            })();

            return auth;
        })();

        return v1;
    })();

    istio.security = (function() {

        /**
         * Namespace security.
         * @memberof istio
         * @namespace
         */
        const security = {};

        security.Authorization = (function() {

            /**
             * Properties of an Authorization.
             * @typedef {Object} istio.security.Authorization.$Properties
             * @property {string|null} [name] Authorization name
             * @property {string|null} [namespace] Authorization namespace
             * @property {istio.security.Scope|null} [scope] Authorization scope
             * @property {istio.security.Action|null} [action] Authorization action
             * @property {Array.<istio.security.Group.$Properties>|null} [groups] Authorization groups
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Authorization.
             * @memberof istio.security
             * @interface IAuthorization
             * @augments istio.security.Authorization.$Properties
             * @deprecated Use istio.security.Authorization.$Properties instead.
             */

            /**
             * Shape of an Authorization.
             * @typedef {{
             *   name?: string|null;
             *   namespace?: string|null;
             *   scope?: istio.security.Scope|null;
             *   action?: istio.security.Action|null;
             *   groups?: Array.<istio.security.Group.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} istio.security.Authorization.$Shape
             */

            /**
             * Constructs a new Authorization.
             * @memberof istio.security
             * @classdesc Represents an Authorization.
             * @constructor
             * @param {istio.security.Authorization.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Authorization = function (properties) {
                this.groups = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Authorization name.
             * @member {string} name
             * @memberof istio.security.Authorization
             * @instance
             */
            Authorization.prototype.name = "";

            /**
             * Authorization namespace.
             * @member {string} namespace
             * @memberof istio.security.Authorization
             * @instance
             */
            Authorization.prototype.namespace = "";

            /**
             * Authorization scope.
             * @member {istio.security.Scope} scope
             * @memberof istio.security.Authorization
             * @instance
             */
            Authorization.prototype.scope = 0;

            /**
             * Authorization action.
             * @member {istio.security.Action} action
             * @memberof istio.security.Authorization
             * @instance
             */
            Authorization.prototype.action = 0;

            /**
             * Authorization groups.
             * @member {Array.<istio.security.Group.$Properties>} groups
             * @memberof istio.security.Authorization
             * @instance
             */
            Authorization.prototype.groups = $util.emptyArray;

            /**
             * Creates a new Authorization instance using the specified properties.
             * @function create
             * @memberof istio.security.Authorization
             * @static
             * @param {istio.security.Authorization.$Properties=} [properties] Properties to set
             * @returns {istio.security.Authorization} Authorization instance
             * @type {{
             *   (properties: istio.security.Authorization.$Shape): istio.security.Authorization & istio.security.Authorization.$Shape;
             *   (properties?: istio.security.Authorization.$Properties): istio.security.Authorization;
             * }}
             */
            Authorization.create = function(properties) {
                return new Authorization(properties);
            };

            /**
             * Encodes the specified Authorization message. Does not implicitly {@link istio.security.Authorization.verify|verify} messages.
             * @function encode
             * @memberof istio.security.Authorization
             * @static
             * @param {istio.security.Authorization.$Properties} message Authorization message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Authorization.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.namespace);
                if (message.scope != null && $Object.hasOwnProperty.call(message, "scope") && message.scope !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.scope);
                if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.action);
                if (message.groups != null && message.groups.length)
                    for (let i = 0; i < message.groups.length; ++i)
                        $root.istio.security.Group.encode(message.groups[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Authorization message from the specified reader or buffer.
             * @function decode
             * @memberof istio.security.Authorization
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.security.Authorization & istio.security.Authorization.$Shape} Authorization
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Authorization.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.security.Authorization();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.scope = value;
                            else
                                delete message.scope;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.action = value;
                            else
                                delete message.action;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            message.groups.push($root.istio.security.Group.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Authorization
             * @function getTypeUrl
             * @memberof istio.security.Authorization
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Authorization.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.security.Authorization";
            };

            return Authorization;
        })();

        security.Group = (function() {

            /**
             * Properties of a Group.
             * @typedef {Object} istio.security.Group.$Properties
             * @property {Array.<istio.security.Rules.$Properties>|null} [rules] Group rules
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Group.
             * @memberof istio.security
             * @interface IGroup
             * @augments istio.security.Group.$Properties
             * @deprecated Use istio.security.Group.$Properties instead.
             */

            /**
             * Shape of a Group.
             * @typedef {{
             *   rules?: Array.<istio.security.Rules.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} istio.security.Group.$Shape
             */

            /**
             * Constructs a new Group.
             * @memberof istio.security
             * @classdesc Represents a Group.
             * @constructor
             * @param {istio.security.Group.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Group = function (properties) {
                this.rules = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Group rules.
             * @member {Array.<istio.security.Rules.$Properties>} rules
             * @memberof istio.security.Group
             * @instance
             */
            Group.prototype.rules = $util.emptyArray;

            /**
             * Creates a new Group instance using the specified properties.
             * @function create
             * @memberof istio.security.Group
             * @static
             * @param {istio.security.Group.$Properties=} [properties] Properties to set
             * @returns {istio.security.Group} Group instance
             * @type {{
             *   (properties: istio.security.Group.$Shape): istio.security.Group & istio.security.Group.$Shape;
             *   (properties?: istio.security.Group.$Properties): istio.security.Group;
             * }}
             */
            Group.create = function(properties) {
                return new Group(properties);
            };

            /**
             * Encodes the specified Group message. Does not implicitly {@link istio.security.Group.verify|verify} messages.
             * @function encode
             * @memberof istio.security.Group
             * @static
             * @param {istio.security.Group.$Properties} message Group message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Group.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rules != null && message.rules.length)
                    for (let i = 0; i < message.rules.length; ++i)
                        $root.istio.security.Rules.encode(message.rules[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Group message from the specified reader or buffer.
             * @function decode
             * @memberof istio.security.Group
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.security.Group & istio.security.Group.$Shape} Group
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Group.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.security.Group();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.rules && message.rules.length))
                                message.rules = [];
                            message.rules.push($root.istio.security.Rules.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Group
             * @function getTypeUrl
             * @memberof istio.security.Group
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Group.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.security.Group";
            };

            return Group;
        })();

        security.Rules = (function() {

            /**
             * Properties of a Rules.
             * @typedef {Object} istio.security.Rules.$Properties
             * @property {Array.<istio.security.Match.$Properties>|null} [matches] Rules matches
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Rules.
             * @memberof istio.security
             * @interface IRules
             * @augments istio.security.Rules.$Properties
             * @deprecated Use istio.security.Rules.$Properties instead.
             */

            /**
             * Shape of a Rules.
             * @typedef {{
             *   matches?: Array.<istio.security.Match.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} istio.security.Rules.$Shape
             */

            /**
             * Constructs a new Rules.
             * @memberof istio.security
             * @classdesc Represents a Rules.
             * @constructor
             * @param {istio.security.Rules.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Rules = function (properties) {
                this.matches = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Rules matches.
             * @member {Array.<istio.security.Match.$Properties>} matches
             * @memberof istio.security.Rules
             * @instance
             */
            Rules.prototype.matches = $util.emptyArray;

            /**
             * Creates a new Rules instance using the specified properties.
             * @function create
             * @memberof istio.security.Rules
             * @static
             * @param {istio.security.Rules.$Properties=} [properties] Properties to set
             * @returns {istio.security.Rules} Rules instance
             * @type {{
             *   (properties: istio.security.Rules.$Shape): istio.security.Rules & istio.security.Rules.$Shape;
             *   (properties?: istio.security.Rules.$Properties): istio.security.Rules;
             * }}
             */
            Rules.create = function(properties) {
                return new Rules(properties);
            };

            /**
             * Encodes the specified Rules message. Does not implicitly {@link istio.security.Rules.verify|verify} messages.
             * @function encode
             * @memberof istio.security.Rules
             * @static
             * @param {istio.security.Rules.$Properties} message Rules message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Rules.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.matches != null && message.matches.length)
                    for (let i = 0; i < message.matches.length; ++i)
                        $root.istio.security.Match.encode(message.matches[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Rules message from the specified reader or buffer.
             * @function decode
             * @memberof istio.security.Rules
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.security.Rules & istio.security.Rules.$Shape} Rules
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Rules.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.security.Rules();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.matches && message.matches.length))
                                message.matches = [];
                            message.matches.push($root.istio.security.Match.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Rules
             * @function getTypeUrl
             * @memberof istio.security.Rules
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Rules.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.security.Rules";
            };

            return Rules;
        })();

        security.Match = (function() {

            /**
             * Properties of a Match.
             * @typedef {Object} istio.security.Match.$Properties
             * @property {Array.<istio.security.StringMatch.$Properties>|null} [namespaces] Match namespaces
             * @property {Array.<istio.security.StringMatch.$Properties>|null} [notNamespaces] Match notNamespaces
             * @property {Array.<istio.security.StringMatch.$Properties>|null} [principals] Match principals
             * @property {Array.<istio.security.StringMatch.$Properties>|null} [notPrincipals] Match notPrincipals
             * @property {Array.<istio.security.Address.$Properties>|null} [sourceIps] Match sourceIps
             * @property {Array.<istio.security.Address.$Properties>|null} [notSourceIps] Match notSourceIps
             * @property {Array.<istio.security.Address.$Properties>|null} [destinationIps] Match destinationIps
             * @property {Array.<istio.security.Address.$Properties>|null} [notDestinationIps] Match notDestinationIps
             * @property {Array.<number>|null} [destinationPorts] Match destinationPorts
             * @property {Array.<number>|null} [notDestinationPorts] Match notDestinationPorts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Match.
             * @memberof istio.security
             * @interface IMatch
             * @augments istio.security.Match.$Properties
             * @deprecated Use istio.security.Match.$Properties instead.
             */

            /**
             * Shape of a Match.
             * @typedef {{
             *   namespaces?: Array.<istio.security.StringMatch.$Shape>|null;
             *   notNamespaces?: Array.<istio.security.StringMatch.$Shape>|null;
             *   principals?: Array.<istio.security.StringMatch.$Shape>|null;
             *   notPrincipals?: Array.<istio.security.StringMatch.$Shape>|null;
             *   sourceIps?: Array.<istio.security.Address.$Shape>|null;
             *   notSourceIps?: Array.<istio.security.Address.$Shape>|null;
             *   destinationIps?: Array.<istio.security.Address.$Shape>|null;
             *   notDestinationIps?: Array.<istio.security.Address.$Shape>|null;
             *   destinationPorts?: Array.<number>|null;
             *   notDestinationPorts?: Array.<number>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} istio.security.Match.$Shape
             */

            /**
             * Constructs a new Match.
             * @memberof istio.security
             * @classdesc Represents a Match.
             * @constructor
             * @param {istio.security.Match.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Match = function (properties) {
                this.namespaces = [];
                this.notNamespaces = [];
                this.principals = [];
                this.notPrincipals = [];
                this.sourceIps = [];
                this.notSourceIps = [];
                this.destinationIps = [];
                this.notDestinationIps = [];
                this.destinationPorts = [];
                this.notDestinationPorts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Match namespaces.
             * @member {Array.<istio.security.StringMatch.$Properties>} namespaces
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.namespaces = $util.emptyArray;

            /**
             * Match notNamespaces.
             * @member {Array.<istio.security.StringMatch.$Properties>} notNamespaces
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.notNamespaces = $util.emptyArray;

            /**
             * Match principals.
             * @member {Array.<istio.security.StringMatch.$Properties>} principals
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.principals = $util.emptyArray;

            /**
             * Match notPrincipals.
             * @member {Array.<istio.security.StringMatch.$Properties>} notPrincipals
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.notPrincipals = $util.emptyArray;

            /**
             * Match sourceIps.
             * @member {Array.<istio.security.Address.$Properties>} sourceIps
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.sourceIps = $util.emptyArray;

            /**
             * Match notSourceIps.
             * @member {Array.<istio.security.Address.$Properties>} notSourceIps
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.notSourceIps = $util.emptyArray;

            /**
             * Match destinationIps.
             * @member {Array.<istio.security.Address.$Properties>} destinationIps
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.destinationIps = $util.emptyArray;

            /**
             * Match notDestinationIps.
             * @member {Array.<istio.security.Address.$Properties>} notDestinationIps
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.notDestinationIps = $util.emptyArray;

            /**
             * Match destinationPorts.
             * @member {Array.<number>} destinationPorts
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.destinationPorts = $util.emptyArray;

            /**
             * Match notDestinationPorts.
             * @member {Array.<number>} notDestinationPorts
             * @memberof istio.security.Match
             * @instance
             */
            Match.prototype.notDestinationPorts = $util.emptyArray;

            /**
             * Creates a new Match instance using the specified properties.
             * @function create
             * @memberof istio.security.Match
             * @static
             * @param {istio.security.Match.$Properties=} [properties] Properties to set
             * @returns {istio.security.Match} Match instance
             * @type {{
             *   (properties: istio.security.Match.$Shape): istio.security.Match & istio.security.Match.$Shape;
             *   (properties?: istio.security.Match.$Properties): istio.security.Match;
             * }}
             */
            Match.create = function(properties) {
                return new Match(properties);
            };

            /**
             * Encodes the specified Match message. Does not implicitly {@link istio.security.Match.verify|verify} messages.
             * @function encode
             * @memberof istio.security.Match
             * @static
             * @param {istio.security.Match.$Properties} message Match message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Match.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.namespaces != null && message.namespaces.length)
                    for (let i = 0; i < message.namespaces.length; ++i)
                        $root.istio.security.StringMatch.encode(message.namespaces[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.notNamespaces != null && message.notNamespaces.length)
                    for (let i = 0; i < message.notNamespaces.length; ++i)
                        $root.istio.security.StringMatch.encode(message.notNamespaces[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.principals != null && message.principals.length)
                    for (let i = 0; i < message.principals.length; ++i)
                        $root.istio.security.StringMatch.encode(message.principals[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.notPrincipals != null && message.notPrincipals.length)
                    for (let i = 0; i < message.notPrincipals.length; ++i)
                        $root.istio.security.StringMatch.encode(message.notPrincipals[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.sourceIps != null && message.sourceIps.length)
                    for (let i = 0; i < message.sourceIps.length; ++i)
                        $root.istio.security.Address.encode(message.sourceIps[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.notSourceIps != null && message.notSourceIps.length)
                    for (let i = 0; i < message.notSourceIps.length; ++i)
                        $root.istio.security.Address.encode(message.notSourceIps[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.destinationIps != null && message.destinationIps.length)
                    for (let i = 0; i < message.destinationIps.length; ++i)
                        $root.istio.security.Address.encode(message.destinationIps[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.notDestinationIps != null && message.notDestinationIps.length)
                    for (let i = 0; i < message.notDestinationIps.length; ++i)
                        $root.istio.security.Address.encode(message.notDestinationIps[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.destinationPorts != null && message.destinationPorts.length)
                    writer.uint32(/* id 9, wireType 2 =*/74).uint32s(message.destinationPorts);
                if (message.notDestinationPorts != null && message.notDestinationPorts.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).uint32s(message.notDestinationPorts);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Match message from the specified reader or buffer.
             * @function decode
             * @memberof istio.security.Match
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.security.Match & istio.security.Match.$Shape} Match
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Match.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.security.Match();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.namespaces && message.namespaces.length))
                                message.namespaces = [];
                            message.namespaces.push($root.istio.security.StringMatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notNamespaces && message.notNamespaces.length))
                                message.notNamespaces = [];
                            message.notNamespaces.push($root.istio.security.StringMatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.principals && message.principals.length))
                                message.principals = [];
                            message.principals.push($root.istio.security.StringMatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notPrincipals && message.notPrincipals.length))
                                message.notPrincipals = [];
                            message.notPrincipals.push($root.istio.security.StringMatch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.sourceIps && message.sourceIps.length))
                                message.sourceIps = [];
                            message.sourceIps.push($root.istio.security.Address.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notSourceIps && message.notSourceIps.length))
                                message.notSourceIps = [];
                            message.notSourceIps.push($root.istio.security.Address.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.destinationIps && message.destinationIps.length))
                                message.destinationIps = [];
                            message.destinationIps.push($root.istio.security.Address.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notDestinationIps && message.notDestinationIps.length))
                                message.notDestinationIps = [];
                            message.notDestinationIps.push($root.istio.security.Address.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType === 2) {
                                if (!(message.destinationPorts && message.destinationPorts.length))
                                    message.destinationPorts = [];
                                reader.uint32s(message.destinationPorts);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.destinationPorts && message.destinationPorts.length))
                                message.destinationPorts = [];
                            message.destinationPorts.push(reader.uint32());
                            continue;
                        }
                    case 10: {
                            if (wireType === 2) {
                                if (!(message.notDestinationPorts && message.notDestinationPorts.length))
                                    message.notDestinationPorts = [];
                                reader.uint32s(message.notDestinationPorts);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.notDestinationPorts && message.notDestinationPorts.length))
                                message.notDestinationPorts = [];
                            message.notDestinationPorts.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Match
             * @function getTypeUrl
             * @memberof istio.security.Match
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Match.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.security.Match";
            };

            return Match;
        })();

        security.Address = (function() {

            /**
             * Properties of an Address.
             * @typedef {Object} istio.security.Address.$Properties
             * @property {Uint8Array|null} [address] Address address
             * @property {number|null} [length] Address length
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Address.
             * @memberof istio.security
             * @interface IAddress
             * @augments istio.security.Address.$Properties
             * @deprecated Use istio.security.Address.$Properties instead.
             */

            /**
             * Shape of an Address.
             * @typedef {istio.security.Address.$Properties} istio.security.Address.$Shape
             */

            /**
             * Constructs a new Address.
             * @memberof istio.security
             * @classdesc Represents an Address.
             * @constructor
             * @param {istio.security.Address.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Address = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Address address.
             * @member {Uint8Array} address
             * @memberof istio.security.Address
             * @instance
             */
            Address.prototype.address = $util.newBuffer([]);

            /**
             * Address length.
             * @member {number} length
             * @memberof istio.security.Address
             * @instance
             */
            Address.prototype.length = 0;

            /**
             * Creates a new Address instance using the specified properties.
             * @function create
             * @memberof istio.security.Address
             * @static
             * @param {istio.security.Address.$Properties=} [properties] Properties to set
             * @returns {istio.security.Address} Address instance
             * @type {{
             *   (properties: istio.security.Address.$Shape): istio.security.Address & istio.security.Address.$Shape;
             *   (properties?: istio.security.Address.$Properties): istio.security.Address;
             * }}
             */
            Address.create = function(properties) {
                return new Address(properties);
            };

            /**
             * Encodes the specified Address message. Does not implicitly {@link istio.security.Address.verify|verify} messages.
             * @function encode
             * @memberof istio.security.Address
             * @static
             * @param {istio.security.Address.$Properties} message Address message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Address.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.address);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.length);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Address message from the specified reader or buffer.
             * @function decode
             * @memberof istio.security.Address
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.security.Address & istio.security.Address.$Shape} Address
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Address.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.security.Address();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Address
             * @function getTypeUrl
             * @memberof istio.security.Address
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Address.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.security.Address";
            };

            return Address;
        })();

        security.StringMatch = (function() {

            /**
             * Properties of a StringMatch.
             * @typedef {Object} istio.security.StringMatch.$Properties
             * @property {string|null} [exact] StringMatch exact
             * @property {string|null} [prefix] StringMatch prefix
             * @property {string|null} [suffix] StringMatch suffix
             * @property {google.protobuf.Empty.$Properties|null} [presence] StringMatch presence
             * @property {"exact"|"prefix"|"suffix"|"presence"} [matchType] StringMatch matchType
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StringMatch.
             * @memberof istio.security
             * @interface IStringMatch
             * @augments istio.security.StringMatch.$Properties
             * @deprecated Use istio.security.StringMatch.$Properties instead.
             */

            /**
             * Narrowed shape of a StringMatch.
             * @typedef {{
             *   exact?: string|null;
             *   prefix?: string|null;
             *   suffix?: string|null;
             *   presence?: google.protobuf.Empty.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ matchType?: undefined; exact?: null; prefix?: null; suffix?: null; presence?: null }|{ matchType?: "exact"; exact: string; prefix?: null; suffix?: null; presence?: null }|{ matchType?: "prefix"; exact?: null; prefix: string; suffix?: null; presence?: null }|{ matchType?: "suffix"; exact?: null; prefix?: null; suffix: string; presence?: null }|{ matchType?: "presence"; exact?: null; prefix?: null; suffix?: null; presence: google.protobuf.Empty.$Shape })
             * )} istio.security.StringMatch.$Shape
             */

            /**
             * Constructs a new StringMatch.
             * @memberof istio.security
             * @classdesc Represents a StringMatch.
             * @constructor
             * @param {istio.security.StringMatch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StringMatch = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StringMatch exact.
             * @member {string|null|undefined} exact
             * @memberof istio.security.StringMatch
             * @instance
             */
            StringMatch.prototype.exact = null;

            /**
             * StringMatch prefix.
             * @member {string|null|undefined} prefix
             * @memberof istio.security.StringMatch
             * @instance
             */
            StringMatch.prototype.prefix = null;

            /**
             * StringMatch suffix.
             * @member {string|null|undefined} suffix
             * @memberof istio.security.StringMatch
             * @instance
             */
            StringMatch.prototype.suffix = null;

            /**
             * StringMatch presence.
             * @member {google.protobuf.Empty.$Properties|null|undefined} presence
             * @memberof istio.security.StringMatch
             * @instance
             */
            StringMatch.prototype.presence = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * StringMatch matchType.
             * @member {"exact"|"prefix"|"suffix"|"presence"|undefined} matchType
             * @memberof istio.security.StringMatch
             * @instance
             */
            $Object.defineProperty(StringMatch.prototype, "matchType", {
                get: $util.oneOfGetter($oneOfFields = ["exact", "prefix", "suffix", "presence"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new StringMatch instance using the specified properties.
             * @function create
             * @memberof istio.security.StringMatch
             * @static
             * @param {istio.security.StringMatch.$Properties=} [properties] Properties to set
             * @returns {istio.security.StringMatch} StringMatch instance
             * @type {{
             *   (properties: istio.security.StringMatch.$Shape): istio.security.StringMatch & istio.security.StringMatch.$Shape;
             *   (properties?: istio.security.StringMatch.$Properties): istio.security.StringMatch;
             * }}
             */
            StringMatch.create = function(properties) {
                return new StringMatch(properties);
            };

            /**
             * Encodes the specified StringMatch message. Does not implicitly {@link istio.security.StringMatch.verify|verify} messages.
             * @function encode
             * @memberof istio.security.StringMatch
             * @static
             * @param {istio.security.StringMatch.$Properties} message StringMatch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StringMatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.exact != null && $Object.hasOwnProperty.call(message, "exact"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.exact);
                if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.prefix);
                if (message.suffix != null && $Object.hasOwnProperty.call(message, "suffix"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.suffix);
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence"))
                    $root.google.protobuf.Empty.encode(message.presence, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StringMatch message from the specified reader or buffer.
             * @function decode
             * @memberof istio.security.StringMatch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.security.StringMatch & istio.security.StringMatch.$Shape} StringMatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StringMatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.security.StringMatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.exact = reader.stringVerify();
                            message.matchType = "exact";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.prefix = reader.stringVerify();
                            message.matchType = "prefix";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.suffix = reader.stringVerify();
                            message.matchType = "suffix";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.presence = $root.google.protobuf.Empty.decode(reader, reader.size(), $undefined, _depth + 1, message.presence);
                            message.matchType = "presence";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for StringMatch
             * @function getTypeUrl
             * @memberof istio.security.StringMatch
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StringMatch.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.security.StringMatch";
            };

            return StringMatch;
        })();

        /**
         * Scope enum.
         * @name istio.security.Scope
         * @enum {number}
         * @property {number} GLOBAL=0 GLOBAL value
         * @property {number} NAMESPACE=1 NAMESPACE value
         * @property {number} WORKLOAD_SELECTOR=2 WORKLOAD_SELECTOR value
         */
        security.Scope = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "GLOBAL"] = 0;
            values[valuesById[1] = "NAMESPACE"] = 1;
            values[valuesById[2] = "WORKLOAD_SELECTOR"] = 2;
            return values;
        })();

        /**
         * Action enum.
         * @name istio.security.Action
         * @enum {number}
         * @property {number} ALLOW=0 ALLOW value
         * @property {number} DENY=1 DENY value
         */
        security.Action = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ALLOW"] = 0;
            values[valuesById[1] = "DENY"] = 1;
            return values;
        })();

        return security;
    })();

    istio.workload = (function() {

        /**
         * Namespace workload.
         * @memberof istio
         * @namespace
         */
        const workload = {};

        workload.Address = (function() {

            /**
             * Properties of an Address.
             * @typedef {Object} istio.workload.Address.$Properties
             * @property {istio.workload.Workload.$Properties|null} [workload] Address workload
             * @property {istio.workload.Service.$Properties|null} [service] Address service
             * @property {"workload"|"service"} [type] Address type
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Address.
             * @memberof istio.workload
             * @interface IAddress
             * @augments istio.workload.Address.$Properties
             * @deprecated Use istio.workload.Address.$Properties instead.
             */

            /**
             * Narrowed shape of an Address.
             * @typedef {{
             *   workload?: istio.workload.Workload.$Shape|null;
             *   service?: istio.workload.Service.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ type?: undefined; workload?: null; service?: null }|{ type?: "workload"; workload: istio.workload.Workload.$Shape; service?: null }|{ type?: "service"; workload?: null; service: istio.workload.Service.$Shape })
             * )} istio.workload.Address.$Shape
             */

            /**
             * Constructs a new Address.
             * @memberof istio.workload
             * @classdesc Represents an Address.
             * @constructor
             * @param {istio.workload.Address.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Address = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Address workload.
             * @member {istio.workload.Workload.$Properties|null|undefined} workload
             * @memberof istio.workload.Address
             * @instance
             */
            Address.prototype.workload = null;

            /**
             * Address service.
             * @member {istio.workload.Service.$Properties|null|undefined} service
             * @memberof istio.workload.Address
             * @instance
             */
            Address.prototype.service = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Address type.
             * @member {"workload"|"service"|undefined} type
             * @memberof istio.workload.Address
             * @instance
             */
            $Object.defineProperty(Address.prototype, "type", {
                get: $util.oneOfGetter($oneOfFields = ["workload", "service"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Address instance using the specified properties.
             * @function create
             * @memberof istio.workload.Address
             * @static
             * @param {istio.workload.Address.$Properties=} [properties] Properties to set
             * @returns {istio.workload.Address} Address instance
             * @type {{
             *   (properties: istio.workload.Address.$Shape): istio.workload.Address & istio.workload.Address.$Shape;
             *   (properties?: istio.workload.Address.$Properties): istio.workload.Address;
             * }}
             */
            Address.create = function(properties) {
                return new Address(properties);
            };

            /**
             * Encodes the specified Address message. Does not implicitly {@link istio.workload.Address.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.Address
             * @static
             * @param {istio.workload.Address.$Properties} message Address message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Address.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.workload != null && $Object.hasOwnProperty.call(message, "workload"))
                    $root.istio.workload.Workload.encode(message.workload, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.service != null && $Object.hasOwnProperty.call(message, "service"))
                    $root.istio.workload.Service.encode(message.service, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Address message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.Address
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.Address & istio.workload.Address.$Shape} Address
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Address.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.Address();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.workload = $root.istio.workload.Workload.decode(reader, reader.size(), $undefined, _depth + 1, message.workload);
                            message.type = "workload";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.service = $root.istio.workload.Service.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                            message.type = "service";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Address
             * @function getTypeUrl
             * @memberof istio.workload.Address
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Address.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.Address";
            };

            return Address;
        })();

        workload.Workload = (function() {

            /**
             * Properties of a Workload.
             * @typedef {Object} istio.workload.Workload.$Properties
             * @property {string|null} [name] Workload name
             * @property {string|null} [namespace] Workload namespace
             * @property {Array.<Uint8Array>|null} [addresses] Workload addresses
             * @property {string|null} [network] Workload network
             * @property {istio.workload.TunnelProtocol|null} [tunnelProtocol] Workload tunnelProtocol
             * @property {string|null} [trustDomain] Workload trustDomain
             * @property {string|null} [serviceAccount] Workload serviceAccount
             * @property {istio.workload.GatewayAddress.$Properties|null} [waypoint] Workload waypoint
             * @property {string|null} [node] Workload node
             * @property {string|null} [canonicalName] Workload canonicalName
             * @property {string|null} [canonicalRevision] Workload canonicalRevision
             * @property {istio.workload.WorkloadType|null} [workloadType] Workload workloadType
             * @property {string|null} [workloadName] Workload workloadName
             * @property {boolean|null} [nativeTunnel] Workload nativeTunnel
             * @property {Array.<string>|null} [authorizationPolicies] Workload authorizationPolicies
             * @property {istio.workload.WorkloadStatus|null} [status] Workload status
             * @property {string|null} [clusterId] Workload clusterId
             * @property {istio.workload.GatewayAddress.$Properties|null} [networkGateway] Workload networkGateway
             * @property {string|null} [uid] Workload uid
             * @property {string|null} [hostname] Workload hostname
             * @property {Object.<string,istio.workload.PortList.$Properties>|null} [services] Workload services
             * @property {istio.workload.ApplicationTunnel.$Properties|null} [applicationTunnel] Workload applicationTunnel
             * @property {istio.workload.Locality.$Properties|null} [locality] Workload locality
             * @property {istio.workload.NetworkMode|null} [networkMode] Workload networkMode
             * @property {Array.<istio.workload.Extension.$Properties>|null} [extensions] Workload extensions
             * @property {google.protobuf.UInt32Value.$Properties|null} [capacity] Workload capacity
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Workload.
             * @memberof istio.workload
             * @interface IWorkload
             * @augments istio.workload.Workload.$Properties
             * @deprecated Use istio.workload.Workload.$Properties instead.
             */

            /**
             * Shape of a Workload.
             * @typedef {{
             *   name?: string|null;
             *   namespace?: string|null;
             *   addresses?: Array.<Uint8Array>|null;
             *   network?: string|null;
             *   tunnelProtocol?: istio.workload.TunnelProtocol|null;
             *   trustDomain?: string|null;
             *   serviceAccount?: string|null;
             *   waypoint?: istio.workload.GatewayAddress.$Shape|null;
             *   node?: string|null;
             *   canonicalName?: string|null;
             *   canonicalRevision?: string|null;
             *   workloadType?: istio.workload.WorkloadType|null;
             *   workloadName?: string|null;
             *   nativeTunnel?: boolean|null;
             *   authorizationPolicies?: Array.<string>|null;
             *   status?: istio.workload.WorkloadStatus|null;
             *   clusterId?: string|null;
             *   networkGateway?: istio.workload.GatewayAddress.$Shape|null;
             *   uid?: string|null;
             *   hostname?: string|null;
             *   services?: Object.<string,istio.workload.PortList.$Shape>|null;
             *   applicationTunnel?: istio.workload.ApplicationTunnel.$Shape|null;
             *   locality?: istio.workload.Locality.$Shape|null;
             *   networkMode?: istio.workload.NetworkMode|null;
             *   extensions?: Array.<istio.workload.Extension.$Shape>|null;
             *   capacity?: google.protobuf.UInt32Value.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} istio.workload.Workload.$Shape
             */

            /**
             * Constructs a new Workload.
             * @memberof istio.workload
             * @classdesc Represents a Workload.
             * @constructor
             * @param {istio.workload.Workload.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Workload = function (properties) {
                this.addresses = [];
                this.authorizationPolicies = [];
                this.services = {};
                this.extensions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Workload name.
             * @member {string} name
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.name = "";

            /**
             * Workload namespace.
             * @member {string} namespace
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.namespace = "";

            /**
             * Workload addresses.
             * @member {Array.<Uint8Array>} addresses
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.addresses = $util.emptyArray;

            /**
             * Workload network.
             * @member {string} network
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.network = "";

            /**
             * Workload tunnelProtocol.
             * @member {istio.workload.TunnelProtocol} tunnelProtocol
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.tunnelProtocol = 0;

            /**
             * Workload trustDomain.
             * @member {string} trustDomain
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.trustDomain = "";

            /**
             * Workload serviceAccount.
             * @member {string} serviceAccount
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.serviceAccount = "";

            /**
             * Workload waypoint.
             * @member {istio.workload.GatewayAddress.$Properties|null|undefined} waypoint
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.waypoint = null;

            /**
             * Workload node.
             * @member {string} node
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.node = "";

            /**
             * Workload canonicalName.
             * @member {string} canonicalName
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.canonicalName = "";

            /**
             * Workload canonicalRevision.
             * @member {string} canonicalRevision
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.canonicalRevision = "";

            /**
             * Workload workloadType.
             * @member {istio.workload.WorkloadType} workloadType
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.workloadType = 0;

            /**
             * Workload workloadName.
             * @member {string} workloadName
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.workloadName = "";

            /**
             * Workload nativeTunnel.
             * @member {boolean} nativeTunnel
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.nativeTunnel = false;

            /**
             * Workload authorizationPolicies.
             * @member {Array.<string>} authorizationPolicies
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.authorizationPolicies = $util.emptyArray;

            /**
             * Workload status.
             * @member {istio.workload.WorkloadStatus} status
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.status = 0;

            /**
             * Workload clusterId.
             * @member {string} clusterId
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.clusterId = "";

            /**
             * Workload networkGateway.
             * @member {istio.workload.GatewayAddress.$Properties|null|undefined} networkGateway
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.networkGateway = null;

            /**
             * Workload uid.
             * @member {string} uid
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.uid = "";

            /**
             * Workload hostname.
             * @member {string} hostname
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.hostname = "";

            /**
             * Workload services.
             * @member {Object.<string,istio.workload.PortList.$Properties>} services
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.services = $util.emptyObject;

            /**
             * Workload applicationTunnel.
             * @member {istio.workload.ApplicationTunnel.$Properties|null|undefined} applicationTunnel
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.applicationTunnel = null;

            /**
             * Workload locality.
             * @member {istio.workload.Locality.$Properties|null|undefined} locality
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.locality = null;

            /**
             * Workload networkMode.
             * @member {istio.workload.NetworkMode} networkMode
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.networkMode = 0;

            /**
             * Workload extensions.
             * @member {Array.<istio.workload.Extension.$Properties>} extensions
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.extensions = $util.emptyArray;

            /**
             * Workload capacity.
             * @member {google.protobuf.UInt32Value.$Properties|null|undefined} capacity
             * @memberof istio.workload.Workload
             * @instance
             */
            Workload.prototype.capacity = null;

            /**
             * Creates a new Workload instance using the specified properties.
             * @function create
             * @memberof istio.workload.Workload
             * @static
             * @param {istio.workload.Workload.$Properties=} [properties] Properties to set
             * @returns {istio.workload.Workload} Workload instance
             * @type {{
             *   (properties: istio.workload.Workload.$Shape): istio.workload.Workload & istio.workload.Workload.$Shape;
             *   (properties?: istio.workload.Workload.$Properties): istio.workload.Workload;
             * }}
             */
            Workload.create = function(properties) {
                return new Workload(properties);
            };

            /**
             * Encodes the specified Workload message. Does not implicitly {@link istio.workload.Workload.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.Workload
             * @static
             * @param {istio.workload.Workload.$Properties} message Workload message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Workload.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.namespace);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.addresses[i]);
                if (message.network != null && $Object.hasOwnProperty.call(message, "network") && message.network !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.network);
                if (message.tunnelProtocol != null && $Object.hasOwnProperty.call(message, "tunnelProtocol") && message.tunnelProtocol !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.tunnelProtocol);
                if (message.trustDomain != null && $Object.hasOwnProperty.call(message, "trustDomain") && message.trustDomain !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.trustDomain);
                if (message.serviceAccount != null && $Object.hasOwnProperty.call(message, "serviceAccount") && message.serviceAccount !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.serviceAccount);
                if (message.waypoint != null && $Object.hasOwnProperty.call(message, "waypoint"))
                    $root.istio.workload.GatewayAddress.encode(message.waypoint, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.node);
                if (message.canonicalName != null && $Object.hasOwnProperty.call(message, "canonicalName") && message.canonicalName !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.canonicalName);
                if (message.canonicalRevision != null && $Object.hasOwnProperty.call(message, "canonicalRevision") && message.canonicalRevision !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.canonicalRevision);
                if (message.workloadType != null && $Object.hasOwnProperty.call(message, "workloadType") && message.workloadType !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).int32(message.workloadType);
                if (message.workloadName != null && $Object.hasOwnProperty.call(message, "workloadName") && message.workloadName !== "")
                    writer.uint32(/* id 13, wireType 2 =*/106).string(message.workloadName);
                if (message.nativeTunnel != null && $Object.hasOwnProperty.call(message, "nativeTunnel") && message.nativeTunnel !== false)
                    writer.uint32(/* id 14, wireType 0 =*/112).bool(message.nativeTunnel);
                if (message.authorizationPolicies != null && message.authorizationPolicies.length)
                    for (let i = 0; i < message.authorizationPolicies.length; ++i)
                        writer.uint32(/* id 16, wireType 2 =*/130).string(message.authorizationPolicies[i]);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 17, wireType 0 =*/136).int32(message.status);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 18, wireType 2 =*/146).string(message.clusterId);
                if (message.networkGateway != null && $Object.hasOwnProperty.call(message, "networkGateway"))
                    $root.istio.workload.GatewayAddress.encode(message.networkGateway, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && message.uid !== "")
                    writer.uint32(/* id 20, wireType 2 =*/162).string(message.uid);
                if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname") && message.hostname !== "")
                    writer.uint32(/* id 21, wireType 2 =*/170).string(message.hostname);
                if (message.services != null && $Object.hasOwnProperty.call(message, "services"))
                    for (let keys = $Object.keys(message.services), i = 0; i < keys.length; ++i) {
                        writer.uint32(/* id 22, wireType 2 =*/178).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]);
                        $root.istio.workload.PortList.encode(message.services[keys[i]], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim().ldelim();
                    }
                if (message.applicationTunnel != null && $Object.hasOwnProperty.call(message, "applicationTunnel"))
                    $root.istio.workload.ApplicationTunnel.encode(message.applicationTunnel, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.locality != null && $Object.hasOwnProperty.call(message, "locality"))
                    $root.istio.workload.Locality.encode(message.locality, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.networkMode != null && $Object.hasOwnProperty.call(message, "networkMode") && message.networkMode !== 0)
                    writer.uint32(/* id 25, wireType 0 =*/200).int32(message.networkMode);
                if (message.extensions != null && message.extensions.length)
                    for (let i = 0; i < message.extensions.length; ++i)
                        $root.istio.workload.Extension.encode(message.extensions[i], writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.capacity != null && $Object.hasOwnProperty.call(message, "capacity"))
                    $root.google.protobuf.UInt32Value.encode(message.capacity, writer.uint32(/* id 27, wireType 2 =*/218).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Workload message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.Workload
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.Workload & istio.workload.Workload.$Shape} Workload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Workload.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.Workload();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.bytes());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.network = value;
                            else
                                delete message.network;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tunnelProtocol = value;
                            else
                                delete message.tunnelProtocol;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.trustDomain = value;
                            else
                                delete message.trustDomain;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.serviceAccount = value;
                            else
                                delete message.serviceAccount;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.waypoint = $root.istio.workload.GatewayAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.waypoint);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.canonicalName = value;
                            else
                                delete message.canonicalName;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.canonicalRevision = value;
                            else
                                delete message.canonicalRevision;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.workloadType = value;
                            else
                                delete message.workloadType;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.workloadName = value;
                            else
                                delete message.workloadName;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.nativeTunnel = value;
                            else
                                delete message.nativeTunnel;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.authorizationPolicies && message.authorizationPolicies.length))
                                message.authorizationPolicies = [];
                            message.authorizationPolicies.push(reader.stringVerify());
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.networkGateway = $root.istio.workload.GatewayAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.networkGateway);
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hostname = value;
                            else
                                delete message.hostname;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            if (message.services === $util.emptyObject)
                                message.services = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = $root.istio.workload.PortList.decode(reader, reader.size(), $undefined, _depth + 1, value);
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.services, key);
                            message.services[key] = value || new $root.istio.workload.PortList();
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.applicationTunnel = $root.istio.workload.ApplicationTunnel.decode(reader, reader.size(), $undefined, _depth + 1, message.applicationTunnel);
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.locality = $root.istio.workload.Locality.decode(reader, reader.size(), $undefined, _depth + 1, message.locality);
                            continue;
                        }
                    case 25: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.networkMode = value;
                            else
                                delete message.networkMode;
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            if (!(message.extensions && message.extensions.length))
                                message.extensions = [];
                            message.extensions.push($root.istio.workload.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 27: {
                            if (wireType !== 2)
                                break;
                            message.capacity = $root.google.protobuf.UInt32Value.decode(reader, reader.size(), $undefined, _depth + 1, message.capacity);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Workload
             * @function getTypeUrl
             * @memberof istio.workload.Workload
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Workload.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.Workload";
            };

            return Workload;
        })();

        workload.Service = (function() {

            /**
             * Properties of a Service.
             * @typedef {Object} istio.workload.Service.$Properties
             * @property {string|null} [name] Service name
             * @property {string|null} [namespace] Service namespace
             * @property {string|null} [hostname] Service hostname
             * @property {Array.<istio.workload.NetworkAddress.$Properties>|null} [addresses] Service addresses
             * @property {Array.<istio.workload.Port.$Properties>|null} [ports] Service ports
             * @property {Array.<string>|null} [subjectAltNames] Service subjectAltNames
             * @property {istio.workload.GatewayAddress.$Properties|null} [waypoint] Service waypoint
             * @property {istio.workload.LoadBalancing.$Properties|null} [loadBalancing] Service loadBalancing
             * @property {istio.workload.IPFamilies|null} [ipFamilies] Service ipFamilies
             * @property {Array.<istio.workload.Extension.$Properties>|null} [extensions] Service extensions
             * @property {boolean|null} [canonical] Service canonical
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Service.
             * @memberof istio.workload
             * @interface IService
             * @augments istio.workload.Service.$Properties
             * @deprecated Use istio.workload.Service.$Properties instead.
             */

            /**
             * Shape of a Service.
             * @typedef {{
             *   name?: string|null;
             *   namespace?: string|null;
             *   hostname?: string|null;
             *   addresses?: Array.<istio.workload.NetworkAddress.$Shape>|null;
             *   ports?: Array.<istio.workload.Port.$Shape>|null;
             *   subjectAltNames?: Array.<string>|null;
             *   waypoint?: istio.workload.GatewayAddress.$Shape|null;
             *   loadBalancing?: istio.workload.LoadBalancing.$Shape|null;
             *   ipFamilies?: istio.workload.IPFamilies|null;
             *   extensions?: Array.<istio.workload.Extension.$Shape>|null;
             *   canonical?: boolean|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} istio.workload.Service.$Shape
             */

            /**
             * Constructs a new Service.
             * @memberof istio.workload
             * @classdesc Represents a Service.
             * @constructor
             * @param {istio.workload.Service.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Service = function (properties) {
                this.addresses = [];
                this.ports = [];
                this.subjectAltNames = [];
                this.extensions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Service name.
             * @member {string} name
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.name = "";

            /**
             * Service namespace.
             * @member {string} namespace
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.namespace = "";

            /**
             * Service hostname.
             * @member {string} hostname
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.hostname = "";

            /**
             * Service addresses.
             * @member {Array.<istio.workload.NetworkAddress.$Properties>} addresses
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.addresses = $util.emptyArray;

            /**
             * Service ports.
             * @member {Array.<istio.workload.Port.$Properties>} ports
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.ports = $util.emptyArray;

            /**
             * Service subjectAltNames.
             * @member {Array.<string>} subjectAltNames
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.subjectAltNames = $util.emptyArray;

            /**
             * Service waypoint.
             * @member {istio.workload.GatewayAddress.$Properties|null|undefined} waypoint
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.waypoint = null;

            /**
             * Service loadBalancing.
             * @member {istio.workload.LoadBalancing.$Properties|null|undefined} loadBalancing
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.loadBalancing = null;

            /**
             * Service ipFamilies.
             * @member {istio.workload.IPFamilies} ipFamilies
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.ipFamilies = 0;

            /**
             * Service extensions.
             * @member {Array.<istio.workload.Extension.$Properties>} extensions
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.extensions = $util.emptyArray;

            /**
             * Service canonical.
             * @member {boolean} canonical
             * @memberof istio.workload.Service
             * @instance
             */
            Service.prototype.canonical = false;

            /**
             * Creates a new Service instance using the specified properties.
             * @function create
             * @memberof istio.workload.Service
             * @static
             * @param {istio.workload.Service.$Properties=} [properties] Properties to set
             * @returns {istio.workload.Service} Service instance
             * @type {{
             *   (properties: istio.workload.Service.$Shape): istio.workload.Service & istio.workload.Service.$Shape;
             *   (properties?: istio.workload.Service.$Properties): istio.workload.Service;
             * }}
             */
            Service.create = function(properties) {
                return new Service(properties);
            };

            /**
             * Encodes the specified Service message. Does not implicitly {@link istio.workload.Service.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.Service
             * @static
             * @param {istio.workload.Service.$Properties} message Service message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Service.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.namespace);
                if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname") && message.hostname !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.hostname);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        $root.istio.workload.NetworkAddress.encode(message.addresses[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.ports != null && message.ports.length)
                    for (let i = 0; i < message.ports.length; ++i)
                        $root.istio.workload.Port.encode(message.ports[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.subjectAltNames != null && message.subjectAltNames.length)
                    for (let i = 0; i < message.subjectAltNames.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.subjectAltNames[i]);
                if (message.waypoint != null && $Object.hasOwnProperty.call(message, "waypoint"))
                    $root.istio.workload.GatewayAddress.encode(message.waypoint, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.loadBalancing != null && $Object.hasOwnProperty.call(message, "loadBalancing"))
                    $root.istio.workload.LoadBalancing.encode(message.loadBalancing, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.ipFamilies != null && $Object.hasOwnProperty.call(message, "ipFamilies") && message.ipFamilies !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).int32(message.ipFamilies);
                if (message.extensions != null && message.extensions.length)
                    for (let i = 0; i < message.extensions.length; ++i)
                        $root.istio.workload.Extension.encode(message.extensions[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.canonical != null && $Object.hasOwnProperty.call(message, "canonical") && message.canonical !== false)
                    writer.uint32(/* id 11, wireType 0 =*/88).bool(message.canonical);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Service message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.Service
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.Service & istio.workload.Service.$Shape} Service
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Service.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.Service();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hostname = value;
                            else
                                delete message.hostname;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push($root.istio.workload.NetworkAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ports && message.ports.length))
                                message.ports = [];
                            message.ports.push($root.istio.workload.Port.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.subjectAltNames && message.subjectAltNames.length))
                                message.subjectAltNames = [];
                            message.subjectAltNames.push(reader.stringVerify());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.waypoint = $root.istio.workload.GatewayAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.waypoint);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.loadBalancing = $root.istio.workload.LoadBalancing.decode(reader, reader.size(), $undefined, _depth + 1, message.loadBalancing);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.ipFamilies = value;
                            else
                                delete message.ipFamilies;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.extensions && message.extensions.length))
                                message.extensions = [];
                            message.extensions.push($root.istio.workload.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.canonical = value;
                            else
                                delete message.canonical;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Service
             * @function getTypeUrl
             * @memberof istio.workload.Service
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Service.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.Service";
            };

            return Service;
        })();

        /**
         * IPFamilies enum.
         * @name istio.workload.IPFamilies
         * @enum {number}
         * @property {number} AUTOMATIC=0 AUTOMATIC value
         * @property {number} IPV4_ONLY=1 IPV4_ONLY value
         * @property {number} IPV6_ONLY=2 IPV6_ONLY value
         * @property {number} DUAL=3 DUAL value
         */
        workload.IPFamilies = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "AUTOMATIC"] = 0;
            values[valuesById[1] = "IPV4_ONLY"] = 1;
            values[valuesById[2] = "IPV6_ONLY"] = 2;
            values[valuesById[3] = "DUAL"] = 3;
            return values;
        })();

        /**
         * NetworkMode enum.
         * @name istio.workload.NetworkMode
         * @enum {number}
         * @property {number} STANDARD=0 STANDARD value
         * @property {number} HOST_NETWORK=1 HOST_NETWORK value
         */
        workload.NetworkMode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STANDARD"] = 0;
            values[valuesById[1] = "HOST_NETWORK"] = 1;
            return values;
        })();

        workload.LoadBalancing = (function() {

            /**
             * Properties of a LoadBalancing.
             * @typedef {Object} istio.workload.LoadBalancing.$Properties
             * @property {Array.<istio.workload.LoadBalancing.Scope>|null} [routingPreference] LoadBalancing routingPreference
             * @property {istio.workload.LoadBalancing.Mode|null} [mode] LoadBalancing mode
             * @property {istio.workload.LoadBalancing.HealthPolicy|null} [healthPolicy] LoadBalancing healthPolicy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LoadBalancing.
             * @memberof istio.workload
             * @interface ILoadBalancing
             * @augments istio.workload.LoadBalancing.$Properties
             * @deprecated Use istio.workload.LoadBalancing.$Properties instead.
             */

            /**
             * Shape of a LoadBalancing.
             * @typedef {istio.workload.LoadBalancing.$Properties} istio.workload.LoadBalancing.$Shape
             */

            /**
             * Constructs a new LoadBalancing.
             * @memberof istio.workload
             * @classdesc Represents a LoadBalancing.
             * @constructor
             * @param {istio.workload.LoadBalancing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LoadBalancing = function (properties) {
                this.routingPreference = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LoadBalancing routingPreference.
             * @member {Array.<istio.workload.LoadBalancing.Scope>} routingPreference
             * @memberof istio.workload.LoadBalancing
             * @instance
             */
            LoadBalancing.prototype.routingPreference = $util.emptyArray;

            /**
             * LoadBalancing mode.
             * @member {istio.workload.LoadBalancing.Mode} mode
             * @memberof istio.workload.LoadBalancing
             * @instance
             */
            LoadBalancing.prototype.mode = 0;

            /**
             * LoadBalancing healthPolicy.
             * @member {istio.workload.LoadBalancing.HealthPolicy} healthPolicy
             * @memberof istio.workload.LoadBalancing
             * @instance
             */
            LoadBalancing.prototype.healthPolicy = 0;

            /**
             * Creates a new LoadBalancing instance using the specified properties.
             * @function create
             * @memberof istio.workload.LoadBalancing
             * @static
             * @param {istio.workload.LoadBalancing.$Properties=} [properties] Properties to set
             * @returns {istio.workload.LoadBalancing} LoadBalancing instance
             * @type {{
             *   (properties: istio.workload.LoadBalancing.$Shape): istio.workload.LoadBalancing & istio.workload.LoadBalancing.$Shape;
             *   (properties?: istio.workload.LoadBalancing.$Properties): istio.workload.LoadBalancing;
             * }}
             */
            LoadBalancing.create = function(properties) {
                return new LoadBalancing(properties);
            };

            /**
             * Encodes the specified LoadBalancing message. Does not implicitly {@link istio.workload.LoadBalancing.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.LoadBalancing
             * @static
             * @param {istio.workload.LoadBalancing.$Properties} message LoadBalancing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LoadBalancing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.routingPreference != null && message.routingPreference.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).int32s(message.routingPreference);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.mode);
                if (message.healthPolicy != null && $Object.hasOwnProperty.call(message, "healthPolicy") && message.healthPolicy !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.healthPolicy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LoadBalancing message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.LoadBalancing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.LoadBalancing & istio.workload.LoadBalancing.$Shape} LoadBalancing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LoadBalancing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.LoadBalancing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.routingPreference && message.routingPreference.length))
                                    message.routingPreference = [];
                                reader.int32s(message.routingPreference);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.routingPreference && message.routingPreference.length))
                                message.routingPreference = [];
                            message.routingPreference.push(reader.int32());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.healthPolicy = value;
                            else
                                delete message.healthPolicy;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for LoadBalancing
             * @function getTypeUrl
             * @memberof istio.workload.LoadBalancing
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LoadBalancing.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.LoadBalancing";
            };

            /**
             * Scope enum.
             * @name istio.workload.LoadBalancing.Scope
             * @enum {number}
             * @property {number} UNSPECIFIED_SCOPE=0 UNSPECIFIED_SCOPE value
             * @property {number} REGION=1 REGION value
             * @property {number} ZONE=2 ZONE value
             * @property {number} SUBZONE=3 SUBZONE value
             * @property {number} NODE=4 NODE value
             * @property {number} CLUSTER=5 CLUSTER value
             * @property {number} NETWORK=6 NETWORK value
             */
            LoadBalancing.Scope = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UNSPECIFIED_SCOPE"] = 0;
                values[valuesById[1] = "REGION"] = 1;
                values[valuesById[2] = "ZONE"] = 2;
                values[valuesById[3] = "SUBZONE"] = 3;
                values[valuesById[4] = "NODE"] = 4;
                values[valuesById[5] = "CLUSTER"] = 5;
                values[valuesById[6] = "NETWORK"] = 6;
                return values;
            })();

            /**
             * Mode enum.
             * @name istio.workload.LoadBalancing.Mode
             * @enum {number}
             * @property {number} UNSPECIFIED_MODE=0 UNSPECIFIED_MODE value
             * @property {number} STRICT=1 STRICT value
             * @property {number} FAILOVER=2 FAILOVER value
             * @property {number} PASSTHROUGH=3 PASSTHROUGH value
             */
            LoadBalancing.Mode = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UNSPECIFIED_MODE"] = 0;
                values[valuesById[1] = "STRICT"] = 1;
                values[valuesById[2] = "FAILOVER"] = 2;
                values[valuesById[3] = "PASSTHROUGH"] = 3;
                return values;
            })();

            /**
             * HealthPolicy enum.
             * @name istio.workload.LoadBalancing.HealthPolicy
             * @enum {number}
             * @property {number} ONLY_HEALTHY=0 ONLY_HEALTHY value
             * @property {number} ALLOW_ALL=1 ALLOW_ALL value
             */
            LoadBalancing.HealthPolicy = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ONLY_HEALTHY"] = 0;
                values[valuesById[1] = "ALLOW_ALL"] = 1;
                return values;
            })();

            return LoadBalancing;
        })();

        workload.Locality = (function() {

            /**
             * Properties of a Locality.
             * @typedef {Object} istio.workload.Locality.$Properties
             * @property {string|null} [region] Locality region
             * @property {string|null} [zone] Locality zone
             * @property {string|null} [subzone] Locality subzone
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Locality.
             * @memberof istio.workload
             * @interface ILocality
             * @augments istio.workload.Locality.$Properties
             * @deprecated Use istio.workload.Locality.$Properties instead.
             */

            /**
             * Shape of a Locality.
             * @typedef {istio.workload.Locality.$Properties} istio.workload.Locality.$Shape
             */

            /**
             * Constructs a new Locality.
             * @memberof istio.workload
             * @classdesc Represents a Locality.
             * @constructor
             * @param {istio.workload.Locality.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Locality = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Locality region.
             * @member {string} region
             * @memberof istio.workload.Locality
             * @instance
             */
            Locality.prototype.region = "";

            /**
             * Locality zone.
             * @member {string} zone
             * @memberof istio.workload.Locality
             * @instance
             */
            Locality.prototype.zone = "";

            /**
             * Locality subzone.
             * @member {string} subzone
             * @memberof istio.workload.Locality
             * @instance
             */
            Locality.prototype.subzone = "";

            /**
             * Creates a new Locality instance using the specified properties.
             * @function create
             * @memberof istio.workload.Locality
             * @static
             * @param {istio.workload.Locality.$Properties=} [properties] Properties to set
             * @returns {istio.workload.Locality} Locality instance
             * @type {{
             *   (properties: istio.workload.Locality.$Shape): istio.workload.Locality & istio.workload.Locality.$Shape;
             *   (properties?: istio.workload.Locality.$Properties): istio.workload.Locality;
             * }}
             */
            Locality.create = function(properties) {
                return new Locality(properties);
            };

            /**
             * Encodes the specified Locality message. Does not implicitly {@link istio.workload.Locality.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.Locality
             * @static
             * @param {istio.workload.Locality.$Properties} message Locality message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Locality.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.region != null && $Object.hasOwnProperty.call(message, "region") && message.region !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.region);
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone") && message.zone !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.zone);
                if (message.subzone != null && $Object.hasOwnProperty.call(message, "subzone") && message.subzone !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.subzone);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Locality message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.Locality
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.Locality & istio.workload.Locality.$Shape} Locality
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Locality.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.Locality();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.region = value;
                            else
                                delete message.region;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.zone = value;
                            else
                                delete message.zone;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.subzone = value;
                            else
                                delete message.subzone;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Locality
             * @function getTypeUrl
             * @memberof istio.workload.Locality
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Locality.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.Locality";
            };

            return Locality;
        })();

        /**
         * WorkloadStatus enum.
         * @name istio.workload.WorkloadStatus
         * @enum {number}
         * @property {number} HEALTHY=0 HEALTHY value
         * @property {number} UNHEALTHY=1 UNHEALTHY value
         */
        workload.WorkloadStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "HEALTHY"] = 0;
            values[valuesById[1] = "UNHEALTHY"] = 1;
            return values;
        })();

        /**
         * WorkloadType enum.
         * @name istio.workload.WorkloadType
         * @enum {number}
         * @property {number} DEPLOYMENT=0 DEPLOYMENT value
         * @property {number} CRONJOB=1 CRONJOB value
         * @property {number} POD=2 POD value
         * @property {number} JOB=3 JOB value
         */
        workload.WorkloadType = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DEPLOYMENT"] = 0;
            values[valuesById[1] = "CRONJOB"] = 1;
            values[valuesById[2] = "POD"] = 2;
            values[valuesById[3] = "JOB"] = 3;
            return values;
        })();

        workload.PortList = (function() {

            /**
             * Properties of a PortList.
             * @typedef {Object} istio.workload.PortList.$Properties
             * @property {Array.<istio.workload.Port.$Properties>|null} [ports] PortList ports
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PortList.
             * @memberof istio.workload
             * @interface IPortList
             * @augments istio.workload.PortList.$Properties
             * @deprecated Use istio.workload.PortList.$Properties instead.
             */

            /**
             * Shape of a PortList.
             * @typedef {istio.workload.PortList.$Properties} istio.workload.PortList.$Shape
             */

            /**
             * Constructs a new PortList.
             * @memberof istio.workload
             * @classdesc Represents a PortList.
             * @constructor
             * @param {istio.workload.PortList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PortList = function (properties) {
                this.ports = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PortList ports.
             * @member {Array.<istio.workload.Port.$Properties>} ports
             * @memberof istio.workload.PortList
             * @instance
             */
            PortList.prototype.ports = $util.emptyArray;

            /**
             * Creates a new PortList instance using the specified properties.
             * @function create
             * @memberof istio.workload.PortList
             * @static
             * @param {istio.workload.PortList.$Properties=} [properties] Properties to set
             * @returns {istio.workload.PortList} PortList instance
             * @type {{
             *   (properties: istio.workload.PortList.$Shape): istio.workload.PortList & istio.workload.PortList.$Shape;
             *   (properties?: istio.workload.PortList.$Properties): istio.workload.PortList;
             * }}
             */
            PortList.create = function(properties) {
                return new PortList(properties);
            };

            /**
             * Encodes the specified PortList message. Does not implicitly {@link istio.workload.PortList.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.PortList
             * @static
             * @param {istio.workload.PortList.$Properties} message PortList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PortList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ports != null && message.ports.length)
                    for (let i = 0; i < message.ports.length; ++i)
                        $root.istio.workload.Port.encode(message.ports[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PortList message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.PortList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.PortList & istio.workload.PortList.$Shape} PortList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PortList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.PortList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ports && message.ports.length))
                                message.ports = [];
                            message.ports.push($root.istio.workload.Port.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PortList
             * @function getTypeUrl
             * @memberof istio.workload.PortList
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PortList.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.PortList";
            };

            return PortList;
        })();

        workload.Port = (function() {

            /**
             * Properties of a Port.
             * @typedef {Object} istio.workload.Port.$Properties
             * @property {number|null} [servicePort] Port servicePort
             * @property {number|null} [targetPort] Port targetPort
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Port.
             * @memberof istio.workload
             * @interface IPort
             * @augments istio.workload.Port.$Properties
             * @deprecated Use istio.workload.Port.$Properties instead.
             */

            /**
             * Shape of a Port.
             * @typedef {istio.workload.Port.$Properties} istio.workload.Port.$Shape
             */

            /**
             * Constructs a new Port.
             * @memberof istio.workload
             * @classdesc Represents a Port.
             * @constructor
             * @param {istio.workload.Port.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Port = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Port servicePort.
             * @member {number} servicePort
             * @memberof istio.workload.Port
             * @instance
             */
            Port.prototype.servicePort = 0;

            /**
             * Port targetPort.
             * @member {number} targetPort
             * @memberof istio.workload.Port
             * @instance
             */
            Port.prototype.targetPort = 0;

            /**
             * Creates a new Port instance using the specified properties.
             * @function create
             * @memberof istio.workload.Port
             * @static
             * @param {istio.workload.Port.$Properties=} [properties] Properties to set
             * @returns {istio.workload.Port} Port instance
             * @type {{
             *   (properties: istio.workload.Port.$Shape): istio.workload.Port & istio.workload.Port.$Shape;
             *   (properties?: istio.workload.Port.$Properties): istio.workload.Port;
             * }}
             */
            Port.create = function(properties) {
                return new Port(properties);
            };

            /**
             * Encodes the specified Port message. Does not implicitly {@link istio.workload.Port.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.Port
             * @static
             * @param {istio.workload.Port.$Properties} message Port message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Port.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.servicePort != null && $Object.hasOwnProperty.call(message, "servicePort") && message.servicePort !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.servicePort);
                if (message.targetPort != null && $Object.hasOwnProperty.call(message, "targetPort") && message.targetPort !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.targetPort);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Port message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.Port
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.Port & istio.workload.Port.$Shape} Port
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Port.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.Port();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.servicePort = value;
                            else
                                delete message.servicePort;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.targetPort = value;
                            else
                                delete message.targetPort;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Port
             * @function getTypeUrl
             * @memberof istio.workload.Port
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Port.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.Port";
            };

            return Port;
        })();

        /**
         * TunnelProtocol enum.
         * @name istio.workload.TunnelProtocol
         * @enum {number}
         * @property {number} NONE=0 NONE value
         * @property {number} HBONE=1 HBONE value
         */
        workload.TunnelProtocol = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NONE"] = 0;
            values[valuesById[1] = "HBONE"] = 1;
            return values;
        })();

        workload.ApplicationTunnel = (function() {

            /**
             * Properties of an ApplicationTunnel.
             * @typedef {Object} istio.workload.ApplicationTunnel.$Properties
             * @property {istio.workload.ApplicationTunnel.Protocol|null} [protocol] ApplicationTunnel protocol
             * @property {number|null} [port] ApplicationTunnel port
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ApplicationTunnel.
             * @memberof istio.workload
             * @interface IApplicationTunnel
             * @augments istio.workload.ApplicationTunnel.$Properties
             * @deprecated Use istio.workload.ApplicationTunnel.$Properties instead.
             */

            /**
             * Shape of an ApplicationTunnel.
             * @typedef {istio.workload.ApplicationTunnel.$Properties} istio.workload.ApplicationTunnel.$Shape
             */

            /**
             * Constructs a new ApplicationTunnel.
             * @memberof istio.workload
             * @classdesc Represents an ApplicationTunnel.
             * @constructor
             * @param {istio.workload.ApplicationTunnel.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ApplicationTunnel = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ApplicationTunnel protocol.
             * @member {istio.workload.ApplicationTunnel.Protocol} protocol
             * @memberof istio.workload.ApplicationTunnel
             * @instance
             */
            ApplicationTunnel.prototype.protocol = 0;

            /**
             * ApplicationTunnel port.
             * @member {number} port
             * @memberof istio.workload.ApplicationTunnel
             * @instance
             */
            ApplicationTunnel.prototype.port = 0;

            /**
             * Creates a new ApplicationTunnel instance using the specified properties.
             * @function create
             * @memberof istio.workload.ApplicationTunnel
             * @static
             * @param {istio.workload.ApplicationTunnel.$Properties=} [properties] Properties to set
             * @returns {istio.workload.ApplicationTunnel} ApplicationTunnel instance
             * @type {{
             *   (properties: istio.workload.ApplicationTunnel.$Shape): istio.workload.ApplicationTunnel & istio.workload.ApplicationTunnel.$Shape;
             *   (properties?: istio.workload.ApplicationTunnel.$Properties): istio.workload.ApplicationTunnel;
             * }}
             */
            ApplicationTunnel.create = function(properties) {
                return new ApplicationTunnel(properties);
            };

            /**
             * Encodes the specified ApplicationTunnel message. Does not implicitly {@link istio.workload.ApplicationTunnel.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.ApplicationTunnel
             * @static
             * @param {istio.workload.ApplicationTunnel.$Properties} message ApplicationTunnel message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ApplicationTunnel.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocol);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.port);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ApplicationTunnel message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.ApplicationTunnel
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.ApplicationTunnel & istio.workload.ApplicationTunnel.$Shape} ApplicationTunnel
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ApplicationTunnel.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.ApplicationTunnel();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ApplicationTunnel
             * @function getTypeUrl
             * @memberof istio.workload.ApplicationTunnel
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ApplicationTunnel.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.ApplicationTunnel";
            };

            /**
             * Protocol enum.
             * @name istio.workload.ApplicationTunnel.Protocol
             * @enum {number}
             * @property {number} NONE=0 NONE value
             * @property {number} PROXY=1 PROXY value
             */
            ApplicationTunnel.Protocol = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "NONE"] = 0;
                values[valuesById[1] = "PROXY"] = 1;
                return values;
            })();

            return ApplicationTunnel;
        })();

        workload.GatewayAddress = (function() {

            /**
             * Properties of a GatewayAddress.
             * @typedef {Object} istio.workload.GatewayAddress.$Properties
             * @property {istio.workload.NamespacedHostname.$Properties|null} [hostname] GatewayAddress hostname
             * @property {istio.workload.NetworkAddress.$Properties|null} [address] GatewayAddress address
             * @property {number|null} [hboneMtlsPort] GatewayAddress hboneMtlsPort
             * @property {"hostname"|"address"} [destination] GatewayAddress destination
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GatewayAddress.
             * @memberof istio.workload
             * @interface IGatewayAddress
             * @augments istio.workload.GatewayAddress.$Properties
             * @deprecated Use istio.workload.GatewayAddress.$Properties instead.
             */

            /**
             * Narrowed shape of a GatewayAddress.
             * @typedef {{
             *   hostname?: istio.workload.NamespacedHostname.$Shape|null;
             *   address?: istio.workload.NetworkAddress.$Shape|null;
             *   hboneMtlsPort?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ destination?: undefined; hostname?: null; address?: null }|{ destination?: "hostname"; hostname: istio.workload.NamespacedHostname.$Shape; address?: null }|{ destination?: "address"; hostname?: null; address: istio.workload.NetworkAddress.$Shape })
             * )} istio.workload.GatewayAddress.$Shape
             */

            /**
             * Constructs a new GatewayAddress.
             * @memberof istio.workload
             * @classdesc Represents a GatewayAddress.
             * @constructor
             * @param {istio.workload.GatewayAddress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GatewayAddress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GatewayAddress hostname.
             * @member {istio.workload.NamespacedHostname.$Properties|null|undefined} hostname
             * @memberof istio.workload.GatewayAddress
             * @instance
             */
            GatewayAddress.prototype.hostname = null;

            /**
             * GatewayAddress address.
             * @member {istio.workload.NetworkAddress.$Properties|null|undefined} address
             * @memberof istio.workload.GatewayAddress
             * @instance
             */
            GatewayAddress.prototype.address = null;

            /**
             * GatewayAddress hboneMtlsPort.
             * @member {number} hboneMtlsPort
             * @memberof istio.workload.GatewayAddress
             * @instance
             */
            GatewayAddress.prototype.hboneMtlsPort = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * GatewayAddress destination.
             * @member {"hostname"|"address"|undefined} destination
             * @memberof istio.workload.GatewayAddress
             * @instance
             */
            $Object.defineProperty(GatewayAddress.prototype, "destination", {
                get: $util.oneOfGetter($oneOfFields = ["hostname", "address"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new GatewayAddress instance using the specified properties.
             * @function create
             * @memberof istio.workload.GatewayAddress
             * @static
             * @param {istio.workload.GatewayAddress.$Properties=} [properties] Properties to set
             * @returns {istio.workload.GatewayAddress} GatewayAddress instance
             * @type {{
             *   (properties: istio.workload.GatewayAddress.$Shape): istio.workload.GatewayAddress & istio.workload.GatewayAddress.$Shape;
             *   (properties?: istio.workload.GatewayAddress.$Properties): istio.workload.GatewayAddress;
             * }}
             */
            GatewayAddress.create = function(properties) {
                return new GatewayAddress(properties);
            };

            /**
             * Encodes the specified GatewayAddress message. Does not implicitly {@link istio.workload.GatewayAddress.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.GatewayAddress
             * @static
             * @param {istio.workload.GatewayAddress.$Properties} message GatewayAddress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GatewayAddress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                    $root.istio.workload.NamespacedHostname.encode(message.hostname, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    $root.istio.workload.NetworkAddress.encode(message.address, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.hboneMtlsPort != null && $Object.hasOwnProperty.call(message, "hboneMtlsPort") && message.hboneMtlsPort !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.hboneMtlsPort);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GatewayAddress message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.GatewayAddress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.GatewayAddress & istio.workload.GatewayAddress.$Shape} GatewayAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GatewayAddress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.GatewayAddress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hostname = $root.istio.workload.NamespacedHostname.decode(reader, reader.size(), $undefined, _depth + 1, message.hostname);
                            message.destination = "hostname";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.address = $root.istio.workload.NetworkAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.address);
                            message.destination = "address";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.hboneMtlsPort = value;
                            else
                                delete message.hboneMtlsPort;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for GatewayAddress
             * @function getTypeUrl
             * @memberof istio.workload.GatewayAddress
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GatewayAddress.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.GatewayAddress";
            };

            return GatewayAddress;
        })();

        workload.NetworkAddress = (function() {

            /**
             * Properties of a NetworkAddress.
             * @typedef {Object} istio.workload.NetworkAddress.$Properties
             * @property {string|null} [network] NetworkAddress network
             * @property {Uint8Array|null} [address] NetworkAddress address
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NetworkAddress.
             * @memberof istio.workload
             * @interface INetworkAddress
             * @augments istio.workload.NetworkAddress.$Properties
             * @deprecated Use istio.workload.NetworkAddress.$Properties instead.
             */

            /**
             * Shape of a NetworkAddress.
             * @typedef {istio.workload.NetworkAddress.$Properties} istio.workload.NetworkAddress.$Shape
             */

            /**
             * Constructs a new NetworkAddress.
             * @memberof istio.workload
             * @classdesc Represents a NetworkAddress.
             * @constructor
             * @param {istio.workload.NetworkAddress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NetworkAddress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NetworkAddress network.
             * @member {string} network
             * @memberof istio.workload.NetworkAddress
             * @instance
             */
            NetworkAddress.prototype.network = "";

            /**
             * NetworkAddress address.
             * @member {Uint8Array} address
             * @memberof istio.workload.NetworkAddress
             * @instance
             */
            NetworkAddress.prototype.address = $util.newBuffer([]);

            /**
             * Creates a new NetworkAddress instance using the specified properties.
             * @function create
             * @memberof istio.workload.NetworkAddress
             * @static
             * @param {istio.workload.NetworkAddress.$Properties=} [properties] Properties to set
             * @returns {istio.workload.NetworkAddress} NetworkAddress instance
             * @type {{
             *   (properties: istio.workload.NetworkAddress.$Shape): istio.workload.NetworkAddress & istio.workload.NetworkAddress.$Shape;
             *   (properties?: istio.workload.NetworkAddress.$Properties): istio.workload.NetworkAddress;
             * }}
             */
            NetworkAddress.create = function(properties) {
                return new NetworkAddress(properties);
            };

            /**
             * Encodes the specified NetworkAddress message. Does not implicitly {@link istio.workload.NetworkAddress.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.NetworkAddress
             * @static
             * @param {istio.workload.NetworkAddress.$Properties} message NetworkAddress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NetworkAddress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.network != null && $Object.hasOwnProperty.call(message, "network") && message.network !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.network);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.address);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NetworkAddress message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.NetworkAddress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.NetworkAddress & istio.workload.NetworkAddress.$Shape} NetworkAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NetworkAddress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.NetworkAddress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.network = value;
                            else
                                delete message.network;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for NetworkAddress
             * @function getTypeUrl
             * @memberof istio.workload.NetworkAddress
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            NetworkAddress.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.NetworkAddress";
            };

            return NetworkAddress;
        })();

        workload.NamespacedHostname = (function() {

            /**
             * Properties of a NamespacedHostname.
             * @typedef {Object} istio.workload.NamespacedHostname.$Properties
             * @property {string|null} [namespace] NamespacedHostname namespace
             * @property {string|null} [hostname] NamespacedHostname hostname
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NamespacedHostname.
             * @memberof istio.workload
             * @interface INamespacedHostname
             * @augments istio.workload.NamespacedHostname.$Properties
             * @deprecated Use istio.workload.NamespacedHostname.$Properties instead.
             */

            /**
             * Shape of a NamespacedHostname.
             * @typedef {istio.workload.NamespacedHostname.$Properties} istio.workload.NamespacedHostname.$Shape
             */

            /**
             * Constructs a new NamespacedHostname.
             * @memberof istio.workload
             * @classdesc Represents a NamespacedHostname.
             * @constructor
             * @param {istio.workload.NamespacedHostname.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NamespacedHostname = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NamespacedHostname namespace.
             * @member {string} namespace
             * @memberof istio.workload.NamespacedHostname
             * @instance
             */
            NamespacedHostname.prototype.namespace = "";

            /**
             * NamespacedHostname hostname.
             * @member {string} hostname
             * @memberof istio.workload.NamespacedHostname
             * @instance
             */
            NamespacedHostname.prototype.hostname = "";

            /**
             * Creates a new NamespacedHostname instance using the specified properties.
             * @function create
             * @memberof istio.workload.NamespacedHostname
             * @static
             * @param {istio.workload.NamespacedHostname.$Properties=} [properties] Properties to set
             * @returns {istio.workload.NamespacedHostname} NamespacedHostname instance
             * @type {{
             *   (properties: istio.workload.NamespacedHostname.$Shape): istio.workload.NamespacedHostname & istio.workload.NamespacedHostname.$Shape;
             *   (properties?: istio.workload.NamespacedHostname.$Properties): istio.workload.NamespacedHostname;
             * }}
             */
            NamespacedHostname.create = function(properties) {
                return new NamespacedHostname(properties);
            };

            /**
             * Encodes the specified NamespacedHostname message. Does not implicitly {@link istio.workload.NamespacedHostname.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.NamespacedHostname
             * @static
             * @param {istio.workload.NamespacedHostname.$Properties} message NamespacedHostname message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NamespacedHostname.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.namespace);
                if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname") && message.hostname !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.hostname);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NamespacedHostname message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.NamespacedHostname
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.NamespacedHostname & istio.workload.NamespacedHostname.$Shape} NamespacedHostname
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NamespacedHostname.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.NamespacedHostname();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hostname = value;
                            else
                                delete message.hostname;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for NamespacedHostname
             * @function getTypeUrl
             * @memberof istio.workload.NamespacedHostname
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            NamespacedHostname.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.NamespacedHostname";
            };

            return NamespacedHostname;
        })();

        workload.Extension = (function() {

            /**
             * Properties of an Extension.
             * @typedef {Object} istio.workload.Extension.$Properties
             * @property {string|null} [name] Extension name
             * @property {google.protobuf.Any.$Properties|null} [config] Extension config
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Extension.
             * @memberof istio.workload
             * @interface IExtension
             * @augments istio.workload.Extension.$Properties
             * @deprecated Use istio.workload.Extension.$Properties instead.
             */

            /**
             * Shape of an Extension.
             * @typedef {istio.workload.Extension.$Properties} istio.workload.Extension.$Shape
             */

            /**
             * Constructs a new Extension.
             * @memberof istio.workload
             * @classdesc Represents an Extension.
             * @constructor
             * @param {istio.workload.Extension.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Extension = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Extension name.
             * @member {string} name
             * @memberof istio.workload.Extension
             * @instance
             */
            Extension.prototype.name = "";

            /**
             * Extension config.
             * @member {google.protobuf.Any.$Properties|null|undefined} config
             * @memberof istio.workload.Extension
             * @instance
             */
            Extension.prototype.config = null;

            /**
             * Creates a new Extension instance using the specified properties.
             * @function create
             * @memberof istio.workload.Extension
             * @static
             * @param {istio.workload.Extension.$Properties=} [properties] Properties to set
             * @returns {istio.workload.Extension} Extension instance
             * @type {{
             *   (properties: istio.workload.Extension.$Shape): istio.workload.Extension & istio.workload.Extension.$Shape;
             *   (properties?: istio.workload.Extension.$Properties): istio.workload.Extension;
             * }}
             */
            Extension.create = function(properties) {
                return new Extension(properties);
            };

            /**
             * Encodes the specified Extension message. Does not implicitly {@link istio.workload.Extension.verify|verify} messages.
             * @function encode
             * @memberof istio.workload.Extension
             * @static
             * @param {istio.workload.Extension.$Properties} message Extension message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Extension.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                    $root.google.protobuf.Any.encode(message.config, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Extension message from the specified reader or buffer.
             * @function decode
             * @memberof istio.workload.Extension
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {istio.workload.Extension & istio.workload.Extension.$Shape} Extension
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Extension.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.istio.workload.Extension();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.config = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.config);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Extension
             * @function getTypeUrl
             * @memberof istio.workload.Extension
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Extension.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/istio.workload.Extension";
            };

            return Extension;
        })();

        return workload;
    })();

    return istio;
})();

export const runtime = $root.runtime = (() => {

    /**
     * Namespace runtime.
     * @exports runtime
     * @namespace
     */
    const runtime = {};

    runtime.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof runtime
         * @namespace
         */
        const v1 = {};

        v1.PodSandboxMetadata = (function() {

            /**
             * Properties of a PodSandboxMetadata.
             * @typedef {Object} runtime.v1.PodSandboxMetadata.$Properties
             * @property {string|null} [name] PodSandboxMetadata name
             * @property {string|null} [uid] PodSandboxMetadata uid
             * @property {string|null} [namespace] PodSandboxMetadata namespace
             * @property {number|null} [attempt] PodSandboxMetadata attempt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxMetadata.
             * @memberof runtime.v1
             * @interface IPodSandboxMetadata
             * @augments runtime.v1.PodSandboxMetadata.$Properties
             * @deprecated Use runtime.v1.PodSandboxMetadata.$Properties instead.
             */

            /**
             * Shape of a PodSandboxMetadata.
             * @typedef {runtime.v1.PodSandboxMetadata.$Properties} runtime.v1.PodSandboxMetadata.$Shape
             */

            /**
             * Constructs a new PodSandboxMetadata.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxMetadata.
             * @constructor
             * @param {runtime.v1.PodSandboxMetadata.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxMetadata = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxMetadata name.
             * @member {string} name
             * @memberof runtime.v1.PodSandboxMetadata
             * @instance
             */
            PodSandboxMetadata.prototype.name = "";

            /**
             * PodSandboxMetadata uid.
             * @member {string} uid
             * @memberof runtime.v1.PodSandboxMetadata
             * @instance
             */
            PodSandboxMetadata.prototype.uid = "";

            /**
             * PodSandboxMetadata namespace.
             * @member {string} namespace
             * @memberof runtime.v1.PodSandboxMetadata
             * @instance
             */
            PodSandboxMetadata.prototype.namespace = "";

            /**
             * PodSandboxMetadata attempt.
             * @member {number} attempt
             * @memberof runtime.v1.PodSandboxMetadata
             * @instance
             */
            PodSandboxMetadata.prototype.attempt = 0;

            /**
             * Creates a new PodSandboxMetadata instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxMetadata
             * @static
             * @param {runtime.v1.PodSandboxMetadata.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxMetadata} PodSandboxMetadata instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxMetadata.$Shape): runtime.v1.PodSandboxMetadata & runtime.v1.PodSandboxMetadata.$Shape;
             *   (properties?: runtime.v1.PodSandboxMetadata.$Properties): runtime.v1.PodSandboxMetadata;
             * }}
             */
            PodSandboxMetadata.create = function(properties) {
                return new PodSandboxMetadata(properties);
            };

            /**
             * Encodes the specified PodSandboxMetadata message. Does not implicitly {@link runtime.v1.PodSandboxMetadata.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxMetadata
             * @static
             * @param {runtime.v1.PodSandboxMetadata.$Properties} message PodSandboxMetadata message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxMetadata.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && message.uid !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.uid);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.namespace);
                if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.attempt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxMetadata message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxMetadata
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxMetadata & runtime.v1.PodSandboxMetadata.$Shape} PodSandboxMetadata
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxMetadata.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxMetadata();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.attempt = value;
                            else
                                delete message.attempt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxMetadata
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxMetadata
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxMetadata.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxMetadata";
            };

            return PodSandboxMetadata;
        })();

        /**
         * PodSandboxState enum.
         * @name runtime.v1.PodSandboxState
         * @enum {number}
         * @property {number} SANDBOX_READY=0 SANDBOX_READY value
         * @property {number} SANDBOX_NOTREADY=1 SANDBOX_NOTREADY value
         */
        v1.PodSandboxState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SANDBOX_READY"] = 0;
            values[valuesById[1] = "SANDBOX_NOTREADY"] = 1;
            return values;
        })();

        v1.PodSandboxStateValue = (function() {

            /**
             * Properties of a PodSandboxStateValue.
             * @typedef {Object} runtime.v1.PodSandboxStateValue.$Properties
             * @property {runtime.v1.PodSandboxState|null} [state] PodSandboxStateValue state
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxStateValue.
             * @memberof runtime.v1
             * @interface IPodSandboxStateValue
             * @augments runtime.v1.PodSandboxStateValue.$Properties
             * @deprecated Use runtime.v1.PodSandboxStateValue.$Properties instead.
             */

            /**
             * Shape of a PodSandboxStateValue.
             * @typedef {runtime.v1.PodSandboxStateValue.$Properties} runtime.v1.PodSandboxStateValue.$Shape
             */

            /**
             * Constructs a new PodSandboxStateValue.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxStateValue.
             * @constructor
             * @param {runtime.v1.PodSandboxStateValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxStateValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxStateValue state.
             * @member {runtime.v1.PodSandboxState} state
             * @memberof runtime.v1.PodSandboxStateValue
             * @instance
             */
            PodSandboxStateValue.prototype.state = 0;

            /**
             * Creates a new PodSandboxStateValue instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxStateValue
             * @static
             * @param {runtime.v1.PodSandboxStateValue.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxStateValue} PodSandboxStateValue instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxStateValue.$Shape): runtime.v1.PodSandboxStateValue & runtime.v1.PodSandboxStateValue.$Shape;
             *   (properties?: runtime.v1.PodSandboxStateValue.$Properties): runtime.v1.PodSandboxStateValue;
             * }}
             */
            PodSandboxStateValue.create = function(properties) {
                return new PodSandboxStateValue(properties);
            };

            /**
             * Encodes the specified PodSandboxStateValue message. Does not implicitly {@link runtime.v1.PodSandboxStateValue.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxStateValue
             * @static
             * @param {runtime.v1.PodSandboxStateValue.$Properties} message PodSandboxStateValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxStateValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.state);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxStateValue message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxStateValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStateValue & runtime.v1.PodSandboxStateValue.$Shape} PodSandboxStateValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxStateValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxStateValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxStateValue
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxStateValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxStateValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxStateValue";
            };

            return PodSandboxStateValue;
        })();

        v1.PodSandboxFilter = (function() {

            /**
             * Properties of a PodSandboxFilter.
             * @typedef {Object} runtime.v1.PodSandboxFilter.$Properties
             * @property {string|null} [id] PodSandboxFilter id
             * @property {runtime.v1.PodSandboxStateValue.$Properties|null} [state] PodSandboxFilter state
             * @property {Object.<string,string>|null} [labelSelector] PodSandboxFilter labelSelector
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxFilter.
             * @memberof runtime.v1
             * @interface IPodSandboxFilter
             * @augments runtime.v1.PodSandboxFilter.$Properties
             * @deprecated Use runtime.v1.PodSandboxFilter.$Properties instead.
             */

            /**
             * Shape of a PodSandboxFilter.
             * @typedef {runtime.v1.PodSandboxFilter.$Properties} runtime.v1.PodSandboxFilter.$Shape
             */

            /**
             * Constructs a new PodSandboxFilter.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxFilter.
             * @constructor
             * @param {runtime.v1.PodSandboxFilter.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxFilter = function (properties) {
                this.labelSelector = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxFilter id.
             * @member {string} id
             * @memberof runtime.v1.PodSandboxFilter
             * @instance
             */
            PodSandboxFilter.prototype.id = "";

            /**
             * PodSandboxFilter state.
             * @member {runtime.v1.PodSandboxStateValue.$Properties|null|undefined} state
             * @memberof runtime.v1.PodSandboxFilter
             * @instance
             */
            PodSandboxFilter.prototype.state = null;

            /**
             * PodSandboxFilter labelSelector.
             * @member {Object.<string,string>} labelSelector
             * @memberof runtime.v1.PodSandboxFilter
             * @instance
             */
            PodSandboxFilter.prototype.labelSelector = $util.emptyObject;

            /**
             * Creates a new PodSandboxFilter instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxFilter
             * @static
             * @param {runtime.v1.PodSandboxFilter.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxFilter} PodSandboxFilter instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxFilter.$Shape): runtime.v1.PodSandboxFilter & runtime.v1.PodSandboxFilter.$Shape;
             *   (properties?: runtime.v1.PodSandboxFilter.$Properties): runtime.v1.PodSandboxFilter;
             * }}
             */
            PodSandboxFilter.create = function(properties) {
                return new PodSandboxFilter(properties);
            };

            /**
             * Encodes the specified PodSandboxFilter message. Does not implicitly {@link runtime.v1.PodSandboxFilter.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxFilter
             * @static
             * @param {runtime.v1.PodSandboxFilter.$Properties} message PodSandboxFilter message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxFilter.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    $root.runtime.v1.PodSandboxStateValue.encode(message.state, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.labelSelector != null && $Object.hasOwnProperty.call(message, "labelSelector"))
                    for (let keys = $Object.keys(message.labelSelector), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.labelSelector[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxFilter message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxFilter
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxFilter & runtime.v1.PodSandboxFilter.$Shape} PodSandboxFilter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxFilter.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxFilter();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.state = $root.runtime.v1.PodSandboxStateValue.decode(reader, reader.size(), $undefined, _depth + 1, message.state);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (message.labelSelector === $util.emptyObject)
                                message.labelSelector = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.labelSelector, key);
                            message.labelSelector[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxFilter
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxFilter
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxFilter.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxFilter";
            };

            return PodSandboxFilter;
        })();

        v1.ListPodSandboxRequest = (function() {

            /**
             * Properties of a ListPodSandboxRequest.
             * @typedef {Object} runtime.v1.ListPodSandboxRequest.$Properties
             * @property {runtime.v1.PodSandboxFilter.$Properties|null} [filter] ListPodSandboxRequest filter
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListPodSandboxRequest.
             * @memberof runtime.v1
             * @interface IListPodSandboxRequest
             * @augments runtime.v1.ListPodSandboxRequest.$Properties
             * @deprecated Use runtime.v1.ListPodSandboxRequest.$Properties instead.
             */

            /**
             * Shape of a ListPodSandboxRequest.
             * @typedef {runtime.v1.ListPodSandboxRequest.$Properties} runtime.v1.ListPodSandboxRequest.$Shape
             */

            /**
             * Constructs a new ListPodSandboxRequest.
             * @memberof runtime.v1
             * @classdesc Represents a ListPodSandboxRequest.
             * @constructor
             * @param {runtime.v1.ListPodSandboxRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListPodSandboxRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListPodSandboxRequest filter.
             * @member {runtime.v1.PodSandboxFilter.$Properties|null|undefined} filter
             * @memberof runtime.v1.ListPodSandboxRequest
             * @instance
             */
            ListPodSandboxRequest.prototype.filter = null;

            /**
             * Creates a new ListPodSandboxRequest instance using the specified properties.
             * @function create
             * @memberof runtime.v1.ListPodSandboxRequest
             * @static
             * @param {runtime.v1.ListPodSandboxRequest.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.ListPodSandboxRequest} ListPodSandboxRequest instance
             * @type {{
             *   (properties: runtime.v1.ListPodSandboxRequest.$Shape): runtime.v1.ListPodSandboxRequest & runtime.v1.ListPodSandboxRequest.$Shape;
             *   (properties?: runtime.v1.ListPodSandboxRequest.$Properties): runtime.v1.ListPodSandboxRequest;
             * }}
             */
            ListPodSandboxRequest.create = function(properties) {
                return new ListPodSandboxRequest(properties);
            };

            /**
             * Encodes the specified ListPodSandboxRequest message. Does not implicitly {@link runtime.v1.ListPodSandboxRequest.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.ListPodSandboxRequest
             * @static
             * @param {runtime.v1.ListPodSandboxRequest.$Properties} message ListPodSandboxRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListPodSandboxRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.filter != null && $Object.hasOwnProperty.call(message, "filter"))
                    $root.runtime.v1.PodSandboxFilter.encode(message.filter, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListPodSandboxRequest message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.ListPodSandboxRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.ListPodSandboxRequest & runtime.v1.ListPodSandboxRequest.$Shape} ListPodSandboxRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListPodSandboxRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.ListPodSandboxRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.filter = $root.runtime.v1.PodSandboxFilter.decode(reader, reader.size(), $undefined, _depth + 1, message.filter);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListPodSandboxRequest
             * @function getTypeUrl
             * @memberof runtime.v1.ListPodSandboxRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListPodSandboxRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.ListPodSandboxRequest";
            };

            return ListPodSandboxRequest;
        })();

        v1.PodSandbox = (function() {

            /**
             * Properties of a PodSandbox.
             * @typedef {Object} runtime.v1.PodSandbox.$Properties
             * @property {string|null} [id] PodSandbox id
             * @property {runtime.v1.PodSandboxMetadata.$Properties|null} [metadata] PodSandbox metadata
             * @property {runtime.v1.PodSandboxState|null} [state] PodSandbox state
             * @property {number|Long|null} [createdAt] PodSandbox createdAt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandbox.
             * @memberof runtime.v1
             * @interface IPodSandbox
             * @augments runtime.v1.PodSandbox.$Properties
             * @deprecated Use runtime.v1.PodSandbox.$Properties instead.
             */

            /**
             * Shape of a PodSandbox.
             * @typedef {runtime.v1.PodSandbox.$Properties} runtime.v1.PodSandbox.$Shape
             */

            /**
             * Constructs a new PodSandbox.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandbox.
             * @constructor
             * @param {runtime.v1.PodSandbox.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandbox = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandbox id.
             * @member {string} id
             * @memberof runtime.v1.PodSandbox
             * @instance
             */
            PodSandbox.prototype.id = "";

            /**
             * PodSandbox metadata.
             * @member {runtime.v1.PodSandboxMetadata.$Properties|null|undefined} metadata
             * @memberof runtime.v1.PodSandbox
             * @instance
             */
            PodSandbox.prototype.metadata = null;

            /**
             * PodSandbox state.
             * @member {runtime.v1.PodSandboxState} state
             * @memberof runtime.v1.PodSandbox
             * @instance
             */
            PodSandbox.prototype.state = 0;

            /**
             * PodSandbox createdAt.
             * @member {number|Long} createdAt
             * @memberof runtime.v1.PodSandbox
             * @instance
             */
            PodSandbox.prototype.createdAt = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new PodSandbox instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandbox
             * @static
             * @param {runtime.v1.PodSandbox.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandbox} PodSandbox instance
             * @type {{
             *   (properties: runtime.v1.PodSandbox.$Shape): runtime.v1.PodSandbox & runtime.v1.PodSandbox.$Shape;
             *   (properties?: runtime.v1.PodSandbox.$Properties): runtime.v1.PodSandbox;
             * }}
             */
            PodSandbox.create = function(properties) {
                return new PodSandbox(properties);
            };

            /**
             * Encodes the specified PodSandbox message. Does not implicitly {@link runtime.v1.PodSandbox.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandbox
             * @static
             * @param {runtime.v1.PodSandbox.$Properties} message PodSandbox message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandbox.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                    $root.runtime.v1.PodSandboxMetadata.encode(message.metadata, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt") && (typeof message.createdAt === "object" ? message.createdAt.low || message.createdAt.high : message.createdAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.createdAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandbox message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandbox
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandbox & runtime.v1.PodSandbox.$Shape} PodSandbox
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandbox.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandbox();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.metadata = $root.runtime.v1.PodSandboxMetadata.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAt = value;
                            else
                                delete message.createdAt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandbox
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandbox
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandbox.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandbox";
            };

            return PodSandbox;
        })();

        v1.ListPodSandboxResponse = (function() {

            /**
             * Properties of a ListPodSandboxResponse.
             * @typedef {Object} runtime.v1.ListPodSandboxResponse.$Properties
             * @property {Array.<runtime.v1.PodSandbox.$Properties>|null} [items] ListPodSandboxResponse items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListPodSandboxResponse.
             * @memberof runtime.v1
             * @interface IListPodSandboxResponse
             * @augments runtime.v1.ListPodSandboxResponse.$Properties
             * @deprecated Use runtime.v1.ListPodSandboxResponse.$Properties instead.
             */

            /**
             * Shape of a ListPodSandboxResponse.
             * @typedef {runtime.v1.ListPodSandboxResponse.$Properties} runtime.v1.ListPodSandboxResponse.$Shape
             */

            /**
             * Constructs a new ListPodSandboxResponse.
             * @memberof runtime.v1
             * @classdesc Represents a ListPodSandboxResponse.
             * @constructor
             * @param {runtime.v1.ListPodSandboxResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListPodSandboxResponse = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListPodSandboxResponse items.
             * @member {Array.<runtime.v1.PodSandbox.$Properties>} items
             * @memberof runtime.v1.ListPodSandboxResponse
             * @instance
             */
            ListPodSandboxResponse.prototype.items = $util.emptyArray;

            /**
             * Creates a new ListPodSandboxResponse instance using the specified properties.
             * @function create
             * @memberof runtime.v1.ListPodSandboxResponse
             * @static
             * @param {runtime.v1.ListPodSandboxResponse.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.ListPodSandboxResponse} ListPodSandboxResponse instance
             * @type {{
             *   (properties: runtime.v1.ListPodSandboxResponse.$Shape): runtime.v1.ListPodSandboxResponse & runtime.v1.ListPodSandboxResponse.$Shape;
             *   (properties?: runtime.v1.ListPodSandboxResponse.$Properties): runtime.v1.ListPodSandboxResponse;
             * }}
             */
            ListPodSandboxResponse.create = function(properties) {
                return new ListPodSandboxResponse(properties);
            };

            /**
             * Encodes the specified ListPodSandboxResponse message. Does not implicitly {@link runtime.v1.ListPodSandboxResponse.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.ListPodSandboxResponse
             * @static
             * @param {runtime.v1.ListPodSandboxResponse.$Properties} message ListPodSandboxResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListPodSandboxResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        $root.runtime.v1.PodSandbox.encode(message.items[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListPodSandboxResponse message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.ListPodSandboxResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.ListPodSandboxResponse & runtime.v1.ListPodSandboxResponse.$Shape} ListPodSandboxResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListPodSandboxResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.ListPodSandboxResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push($root.runtime.v1.PodSandbox.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListPodSandboxResponse
             * @function getTypeUrl
             * @memberof runtime.v1.ListPodSandboxResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListPodSandboxResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.ListPodSandboxResponse";
            };

            return ListPodSandboxResponse;
        })();

        v1.PodSandboxStatusRequest = (function() {

            /**
             * Properties of a PodSandboxStatusRequest.
             * @typedef {Object} runtime.v1.PodSandboxStatusRequest.$Properties
             * @property {string|null} [podSandboxId] PodSandboxStatusRequest podSandboxId
             * @property {boolean|null} [verbose] PodSandboxStatusRequest verbose
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxStatusRequest.
             * @memberof runtime.v1
             * @interface IPodSandboxStatusRequest
             * @augments runtime.v1.PodSandboxStatusRequest.$Properties
             * @deprecated Use runtime.v1.PodSandboxStatusRequest.$Properties instead.
             */

            /**
             * Shape of a PodSandboxStatusRequest.
             * @typedef {runtime.v1.PodSandboxStatusRequest.$Properties} runtime.v1.PodSandboxStatusRequest.$Shape
             */

            /**
             * Constructs a new PodSandboxStatusRequest.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxStatusRequest.
             * @constructor
             * @param {runtime.v1.PodSandboxStatusRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxStatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxStatusRequest podSandboxId.
             * @member {string} podSandboxId
             * @memberof runtime.v1.PodSandboxStatusRequest
             * @instance
             */
            PodSandboxStatusRequest.prototype.podSandboxId = "";

            /**
             * PodSandboxStatusRequest verbose.
             * @member {boolean} verbose
             * @memberof runtime.v1.PodSandboxStatusRequest
             * @instance
             */
            PodSandboxStatusRequest.prototype.verbose = false;

            /**
             * Creates a new PodSandboxStatusRequest instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxStatusRequest
             * @static
             * @param {runtime.v1.PodSandboxStatusRequest.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxStatusRequest} PodSandboxStatusRequest instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxStatusRequest.$Shape): runtime.v1.PodSandboxStatusRequest & runtime.v1.PodSandboxStatusRequest.$Shape;
             *   (properties?: runtime.v1.PodSandboxStatusRequest.$Properties): runtime.v1.PodSandboxStatusRequest;
             * }}
             */
            PodSandboxStatusRequest.create = function(properties) {
                return new PodSandboxStatusRequest(properties);
            };

            /**
             * Encodes the specified PodSandboxStatusRequest message. Does not implicitly {@link runtime.v1.PodSandboxStatusRequest.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxStatusRequest
             * @static
             * @param {runtime.v1.PodSandboxStatusRequest.$Properties} message PodSandboxStatusRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxStatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.podSandboxId != null && $Object.hasOwnProperty.call(message, "podSandboxId") && message.podSandboxId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.podSandboxId);
                if (message.verbose != null && $Object.hasOwnProperty.call(message, "verbose") && message.verbose !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.verbose);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxStatusRequest message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxStatusRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStatusRequest & runtime.v1.PodSandboxStatusRequest.$Shape} PodSandboxStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxStatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxStatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.podSandboxId = value;
                            else
                                delete message.podSandboxId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.verbose = value;
                            else
                                delete message.verbose;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxStatusRequest
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxStatusRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxStatusRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxStatusRequest";
            };

            return PodSandboxStatusRequest;
        })();

        v1.PodIP = (function() {

            /**
             * Properties of a PodIP.
             * @typedef {Object} runtime.v1.PodIP.$Properties
             * @property {string|null} [ip] PodIP ip
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodIP.
             * @memberof runtime.v1
             * @interface IPodIP
             * @augments runtime.v1.PodIP.$Properties
             * @deprecated Use runtime.v1.PodIP.$Properties instead.
             */

            /**
             * Shape of a PodIP.
             * @typedef {runtime.v1.PodIP.$Properties} runtime.v1.PodIP.$Shape
             */

            /**
             * Constructs a new PodIP.
             * @memberof runtime.v1
             * @classdesc Represents a PodIP.
             * @constructor
             * @param {runtime.v1.PodIP.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodIP = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodIP ip.
             * @member {string} ip
             * @memberof runtime.v1.PodIP
             * @instance
             */
            PodIP.prototype.ip = "";

            /**
             * Creates a new PodIP instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodIP
             * @static
             * @param {runtime.v1.PodIP.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodIP} PodIP instance
             * @type {{
             *   (properties: runtime.v1.PodIP.$Shape): runtime.v1.PodIP & runtime.v1.PodIP.$Shape;
             *   (properties?: runtime.v1.PodIP.$Properties): runtime.v1.PodIP;
             * }}
             */
            PodIP.create = function(properties) {
                return new PodIP(properties);
            };

            /**
             * Encodes the specified PodIP message. Does not implicitly {@link runtime.v1.PodIP.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodIP
             * @static
             * @param {runtime.v1.PodIP.$Properties} message PodIP message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodIP.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ip != null && $Object.hasOwnProperty.call(message, "ip") && message.ip !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.ip);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodIP message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodIP
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodIP & runtime.v1.PodIP.$Shape} PodIP
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodIP.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodIP();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.ip = value;
                            else
                                delete message.ip;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodIP
             * @function getTypeUrl
             * @memberof runtime.v1.PodIP
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodIP.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodIP";
            };

            return PodIP;
        })();

        v1.PodSandboxNetworkStatus = (function() {

            /**
             * Properties of a PodSandboxNetworkStatus.
             * @typedef {Object} runtime.v1.PodSandboxNetworkStatus.$Properties
             * @property {string|null} [ip] PodSandboxNetworkStatus ip
             * @property {Array.<runtime.v1.PodIP.$Properties>|null} [additionalIps] PodSandboxNetworkStatus additionalIps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxNetworkStatus.
             * @memberof runtime.v1
             * @interface IPodSandboxNetworkStatus
             * @augments runtime.v1.PodSandboxNetworkStatus.$Properties
             * @deprecated Use runtime.v1.PodSandboxNetworkStatus.$Properties instead.
             */

            /**
             * Shape of a PodSandboxNetworkStatus.
             * @typedef {runtime.v1.PodSandboxNetworkStatus.$Properties} runtime.v1.PodSandboxNetworkStatus.$Shape
             */

            /**
             * Constructs a new PodSandboxNetworkStatus.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxNetworkStatus.
             * @constructor
             * @param {runtime.v1.PodSandboxNetworkStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxNetworkStatus = function (properties) {
                this.additionalIps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxNetworkStatus ip.
             * @member {string} ip
             * @memberof runtime.v1.PodSandboxNetworkStatus
             * @instance
             */
            PodSandboxNetworkStatus.prototype.ip = "";

            /**
             * PodSandboxNetworkStatus additionalIps.
             * @member {Array.<runtime.v1.PodIP.$Properties>} additionalIps
             * @memberof runtime.v1.PodSandboxNetworkStatus
             * @instance
             */
            PodSandboxNetworkStatus.prototype.additionalIps = $util.emptyArray;

            /**
             * Creates a new PodSandboxNetworkStatus instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxNetworkStatus
             * @static
             * @param {runtime.v1.PodSandboxNetworkStatus.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxNetworkStatus} PodSandboxNetworkStatus instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxNetworkStatus.$Shape): runtime.v1.PodSandboxNetworkStatus & runtime.v1.PodSandboxNetworkStatus.$Shape;
             *   (properties?: runtime.v1.PodSandboxNetworkStatus.$Properties): runtime.v1.PodSandboxNetworkStatus;
             * }}
             */
            PodSandboxNetworkStatus.create = function(properties) {
                return new PodSandboxNetworkStatus(properties);
            };

            /**
             * Encodes the specified PodSandboxNetworkStatus message. Does not implicitly {@link runtime.v1.PodSandboxNetworkStatus.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxNetworkStatus
             * @static
             * @param {runtime.v1.PodSandboxNetworkStatus.$Properties} message PodSandboxNetworkStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxNetworkStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ip != null && $Object.hasOwnProperty.call(message, "ip") && message.ip !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.ip);
                if (message.additionalIps != null && message.additionalIps.length)
                    for (let i = 0; i < message.additionalIps.length; ++i)
                        $root.runtime.v1.PodIP.encode(message.additionalIps[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxNetworkStatus message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxNetworkStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxNetworkStatus & runtime.v1.PodSandboxNetworkStatus.$Shape} PodSandboxNetworkStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxNetworkStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxNetworkStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.ip = value;
                            else
                                delete message.ip;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.additionalIps && message.additionalIps.length))
                                message.additionalIps = [];
                            message.additionalIps.push($root.runtime.v1.PodIP.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxNetworkStatus
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxNetworkStatus
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxNetworkStatus.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxNetworkStatus";
            };

            return PodSandboxNetworkStatus;
        })();

        v1.PodSandboxStatus = (function() {

            /**
             * Properties of a PodSandboxStatus.
             * @typedef {Object} runtime.v1.PodSandboxStatus.$Properties
             * @property {string|null} [id] PodSandboxStatus id
             * @property {runtime.v1.PodSandboxMetadata.$Properties|null} [metadata] PodSandboxStatus metadata
             * @property {runtime.v1.PodSandboxState|null} [state] PodSandboxStatus state
             * @property {runtime.v1.PodSandboxNetworkStatus.$Properties|null} [network] PodSandboxStatus network
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxStatus.
             * @memberof runtime.v1
             * @interface IPodSandboxStatus
             * @augments runtime.v1.PodSandboxStatus.$Properties
             * @deprecated Use runtime.v1.PodSandboxStatus.$Properties instead.
             */

            /**
             * Shape of a PodSandboxStatus.
             * @typedef {runtime.v1.PodSandboxStatus.$Properties} runtime.v1.PodSandboxStatus.$Shape
             */

            /**
             * Constructs a new PodSandboxStatus.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxStatus.
             * @constructor
             * @param {runtime.v1.PodSandboxStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxStatus = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxStatus id.
             * @member {string} id
             * @memberof runtime.v1.PodSandboxStatus
             * @instance
             */
            PodSandboxStatus.prototype.id = "";

            /**
             * PodSandboxStatus metadata.
             * @member {runtime.v1.PodSandboxMetadata.$Properties|null|undefined} metadata
             * @memberof runtime.v1.PodSandboxStatus
             * @instance
             */
            PodSandboxStatus.prototype.metadata = null;

            /**
             * PodSandboxStatus state.
             * @member {runtime.v1.PodSandboxState} state
             * @memberof runtime.v1.PodSandboxStatus
             * @instance
             */
            PodSandboxStatus.prototype.state = 0;

            /**
             * PodSandboxStatus network.
             * @member {runtime.v1.PodSandboxNetworkStatus.$Properties|null|undefined} network
             * @memberof runtime.v1.PodSandboxStatus
             * @instance
             */
            PodSandboxStatus.prototype.network = null;

            /**
             * Creates a new PodSandboxStatus instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxStatus
             * @static
             * @param {runtime.v1.PodSandboxStatus.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxStatus} PodSandboxStatus instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxStatus.$Shape): runtime.v1.PodSandboxStatus & runtime.v1.PodSandboxStatus.$Shape;
             *   (properties?: runtime.v1.PodSandboxStatus.$Properties): runtime.v1.PodSandboxStatus;
             * }}
             */
            PodSandboxStatus.create = function(properties) {
                return new PodSandboxStatus(properties);
            };

            /**
             * Encodes the specified PodSandboxStatus message. Does not implicitly {@link runtime.v1.PodSandboxStatus.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxStatus
             * @static
             * @param {runtime.v1.PodSandboxStatus.$Properties} message PodSandboxStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                    $root.runtime.v1.PodSandboxMetadata.encode(message.metadata, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.network != null && $Object.hasOwnProperty.call(message, "network"))
                    $root.runtime.v1.PodSandboxNetworkStatus.encode(message.network, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxStatus message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStatus & runtime.v1.PodSandboxStatus.$Shape} PodSandboxStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.metadata = $root.runtime.v1.PodSandboxMetadata.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.network = $root.runtime.v1.PodSandboxNetworkStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.network);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxStatus
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxStatus
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxStatus.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxStatus";
            };

            return PodSandboxStatus;
        })();

        v1.PodSandboxStatusResponse = (function() {

            /**
             * Properties of a PodSandboxStatusResponse.
             * @typedef {Object} runtime.v1.PodSandboxStatusResponse.$Properties
             * @property {runtime.v1.PodSandboxStatus.$Properties|null} [status] PodSandboxStatusResponse status
             * @property {Object.<string,string>|null} [info] PodSandboxStatusResponse info
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PodSandboxStatusResponse.
             * @memberof runtime.v1
             * @interface IPodSandboxStatusResponse
             * @augments runtime.v1.PodSandboxStatusResponse.$Properties
             * @deprecated Use runtime.v1.PodSandboxStatusResponse.$Properties instead.
             */

            /**
             * Shape of a PodSandboxStatusResponse.
             * @typedef {runtime.v1.PodSandboxStatusResponse.$Properties} runtime.v1.PodSandboxStatusResponse.$Shape
             */

            /**
             * Constructs a new PodSandboxStatusResponse.
             * @memberof runtime.v1
             * @classdesc Represents a PodSandboxStatusResponse.
             * @constructor
             * @param {runtime.v1.PodSandboxStatusResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PodSandboxStatusResponse = function (properties) {
                this.info = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PodSandboxStatusResponse status.
             * @member {runtime.v1.PodSandboxStatus.$Properties|null|undefined} status
             * @memberof runtime.v1.PodSandboxStatusResponse
             * @instance
             */
            PodSandboxStatusResponse.prototype.status = null;

            /**
             * PodSandboxStatusResponse info.
             * @member {Object.<string,string>} info
             * @memberof runtime.v1.PodSandboxStatusResponse
             * @instance
             */
            PodSandboxStatusResponse.prototype.info = $util.emptyObject;

            /**
             * Creates a new PodSandboxStatusResponse instance using the specified properties.
             * @function create
             * @memberof runtime.v1.PodSandboxStatusResponse
             * @static
             * @param {runtime.v1.PodSandboxStatusResponse.$Properties=} [properties] Properties to set
             * @returns {runtime.v1.PodSandboxStatusResponse} PodSandboxStatusResponse instance
             * @type {{
             *   (properties: runtime.v1.PodSandboxStatusResponse.$Shape): runtime.v1.PodSandboxStatusResponse & runtime.v1.PodSandboxStatusResponse.$Shape;
             *   (properties?: runtime.v1.PodSandboxStatusResponse.$Properties): runtime.v1.PodSandboxStatusResponse;
             * }}
             */
            PodSandboxStatusResponse.create = function(properties) {
                return new PodSandboxStatusResponse(properties);
            };

            /**
             * Encodes the specified PodSandboxStatusResponse message. Does not implicitly {@link runtime.v1.PodSandboxStatusResponse.verify|verify} messages.
             * @function encode
             * @memberof runtime.v1.PodSandboxStatusResponse
             * @static
             * @param {runtime.v1.PodSandboxStatusResponse.$Properties} message PodSandboxStatusResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PodSandboxStatusResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.runtime.v1.PodSandboxStatus.encode(message.status, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.info != null && $Object.hasOwnProperty.call(message, "info"))
                    for (let keys = $Object.keys(message.info), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.info[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PodSandboxStatusResponse message from the specified reader or buffer.
             * @function decode
             * @memberof runtime.v1.PodSandboxStatusResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStatusResponse & runtime.v1.PodSandboxStatusResponse.$Shape} PodSandboxStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PodSandboxStatusResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.runtime.v1.PodSandboxStatusResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.runtime.v1.PodSandboxStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (message.info === $util.emptyObject)
                                message.info = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.info, key);
                            message.info[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for PodSandboxStatusResponse
             * @function getTypeUrl
             * @memberof runtime.v1.PodSandboxStatusResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PodSandboxStatusResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/runtime.v1.PodSandboxStatusResponse";
            };

            return PodSandboxStatusResponse;
        })();

        return v1;
    })();

    return runtime;
})();

export const envoy = $root.envoy = (() => {

    /**
     * Namespace envoy.
     * @exports envoy
     * @namespace
     */
    const envoy = {};

    envoy.service = (function() {

        /**
         * Namespace service.
         * @memberof envoy
         * @namespace
         */
        const service = {};

        service.discovery = (function() {

            /**
             * Namespace discovery.
             * @memberof envoy.service
             * @namespace
             */
            const discovery = {};

            discovery.v3 = (function() {

                /**
                 * Namespace v3.
                 * @memberof envoy.service.discovery
                 * @namespace
                 */
                const v3 = {};

                v3.Status = (function() {

                    /**
                     * Properties of a Status.
                     * @typedef {Object} envoy.service.discovery.v3.Status.$Properties
                     * @property {number|null} [code] Status code
                     * @property {string|null} [message] Status message
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Status.
                     * @memberof envoy.service.discovery.v3
                     * @interface IStatus
                     * @augments envoy.service.discovery.v3.Status.$Properties
                     * @deprecated Use envoy.service.discovery.v3.Status.$Properties instead.
                     */

                    /**
                     * Shape of a Status.
                     * @typedef {envoy.service.discovery.v3.Status.$Properties} envoy.service.discovery.v3.Status.$Shape
                     */

                    /**
                     * Constructs a new Status.
                     * @memberof envoy.service.discovery.v3
                     * @classdesc Represents a Status.
                     * @constructor
                     * @param {envoy.service.discovery.v3.Status.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Status = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Status code.
                     * @member {number} code
                     * @memberof envoy.service.discovery.v3.Status
                     * @instance
                     */
                    Status.prototype.code = 0;

                    /**
                     * Status message.
                     * @member {string} message
                     * @memberof envoy.service.discovery.v3.Status
                     * @instance
                     */
                    Status.prototype.message = "";

                    /**
                     * Creates a new Status instance using the specified properties.
                     * @function create
                     * @memberof envoy.service.discovery.v3.Status
                     * @static
                     * @param {envoy.service.discovery.v3.Status.$Properties=} [properties] Properties to set
                     * @returns {envoy.service.discovery.v3.Status} Status instance
                     * @type {{
                     *   (properties: envoy.service.discovery.v3.Status.$Shape): envoy.service.discovery.v3.Status & envoy.service.discovery.v3.Status.$Shape;
                     *   (properties?: envoy.service.discovery.v3.Status.$Properties): envoy.service.discovery.v3.Status;
                     * }}
                     */
                    Status.create = function(properties) {
                        return new Status(properties);
                    };

                    /**
                     * Encodes the specified Status message. Does not implicitly {@link envoy.service.discovery.v3.Status.verify|verify} messages.
                     * @function encode
                     * @memberof envoy.service.discovery.v3.Status
                     * @static
                     * @param {envoy.service.discovery.v3.Status.$Properties} message Status message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Status.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                            writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                        if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Status message from the specified reader or buffer.
                     * @function decode
                     * @memberof envoy.service.discovery.v3.Status
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.Status & envoy.service.discovery.v3.Status.$Shape} Status
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Status.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.envoy.service.discovery.v3.Status();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 0)
                                        break;
                                    if (value = reader.int32())
                                        message.code = value;
                                    else
                                        delete message.code;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.message = value;
                                    else
                                        delete message.message;
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Gets the type url for Status
                     * @function getTypeUrl
                     * @memberof envoy.service.discovery.v3.Status
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Status.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/envoy.service.discovery.v3.Status";
                    };

                    return Status;
                })();

                v3.Node = (function() {

                    /**
                     * Properties of a Node.
                     * @typedef {Object} envoy.service.discovery.v3.Node.$Properties
                     * @property {string|null} [id] Node id
                     * @property {string|null} [cluster] Node cluster
                     * @property {google.protobuf.Struct.$Properties|null} [metadata] Node metadata
                     * @property {string|null} [buildVersion] Node buildVersion
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Node.
                     * @memberof envoy.service.discovery.v3
                     * @interface INode
                     * @augments envoy.service.discovery.v3.Node.$Properties
                     * @deprecated Use envoy.service.discovery.v3.Node.$Properties instead.
                     */

                    /**
                     * Shape of a Node.
                     * @typedef {{
                     *   id?: string|null;
                     *   cluster?: string|null;
                     *   metadata?: google.protobuf.Struct.$Shape|null;
                     *   buildVersion?: string|null;
                     *   $unknowns?: Array.<Uint8Array>;
                     * }} envoy.service.discovery.v3.Node.$Shape
                     */

                    /**
                     * Constructs a new Node.
                     * @memberof envoy.service.discovery.v3
                     * @classdesc Represents a Node.
                     * @constructor
                     * @param {envoy.service.discovery.v3.Node.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Node = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Node id.
                     * @member {string} id
                     * @memberof envoy.service.discovery.v3.Node
                     * @instance
                     */
                    Node.prototype.id = "";

                    /**
                     * Node cluster.
                     * @member {string} cluster
                     * @memberof envoy.service.discovery.v3.Node
                     * @instance
                     */
                    Node.prototype.cluster = "";

                    /**
                     * Node metadata.
                     * @member {google.protobuf.Struct.$Properties|null|undefined} metadata
                     * @memberof envoy.service.discovery.v3.Node
                     * @instance
                     */
                    Node.prototype.metadata = null;

                    /**
                     * Node buildVersion.
                     * @member {string} buildVersion
                     * @memberof envoy.service.discovery.v3.Node
                     * @instance
                     */
                    Node.prototype.buildVersion = "";

                    /**
                     * Creates a new Node instance using the specified properties.
                     * @function create
                     * @memberof envoy.service.discovery.v3.Node
                     * @static
                     * @param {envoy.service.discovery.v3.Node.$Properties=} [properties] Properties to set
                     * @returns {envoy.service.discovery.v3.Node} Node instance
                     * @type {{
                     *   (properties: envoy.service.discovery.v3.Node.$Shape): envoy.service.discovery.v3.Node & envoy.service.discovery.v3.Node.$Shape;
                     *   (properties?: envoy.service.discovery.v3.Node.$Properties): envoy.service.discovery.v3.Node;
                     * }}
                     */
                    Node.create = function(properties) {
                        return new Node(properties);
                    };

                    /**
                     * Encodes the specified Node message. Does not implicitly {@link envoy.service.discovery.v3.Node.verify|verify} messages.
                     * @function encode
                     * @memberof envoy.service.discovery.v3.Node
                     * @static
                     * @param {envoy.service.discovery.v3.Node.$Properties} message Node message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Node.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                        if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.cluster);
                        if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                            $root.google.protobuf.Struct.encode(message.metadata, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                        if (message.buildVersion != null && $Object.hasOwnProperty.call(message, "buildVersion") && message.buildVersion !== "")
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.buildVersion);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Node message from the specified reader or buffer.
                     * @function decode
                     * @memberof envoy.service.discovery.v3.Node
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.Node & envoy.service.discovery.v3.Node.$Shape} Node
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Node.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.envoy.service.discovery.v3.Node();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.id = value;
                                    else
                                        delete message.id;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.cluster = value;
                                    else
                                        delete message.cluster;
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 2)
                                        break;
                                    message.metadata = $root.google.protobuf.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
                                    continue;
                                }
                            case 5: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.buildVersion = value;
                                    else
                                        delete message.buildVersion;
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Gets the type url for Node
                     * @function getTypeUrl
                     * @memberof envoy.service.discovery.v3.Node
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Node.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/envoy.service.discovery.v3.Node";
                    };

                    return Node;
                })();

                v3.DeltaDiscoveryRequest = (function() {

                    /**
                     * Properties of a DeltaDiscoveryRequest.
                     * @typedef {Object} envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties
                     * @property {envoy.service.discovery.v3.Node.$Properties|null} [node] DeltaDiscoveryRequest node
                     * @property {string|null} [typeUrl] DeltaDiscoveryRequest typeUrl
                     * @property {Array.<string>|null} [resourceNamesSubscribe] DeltaDiscoveryRequest resourceNamesSubscribe
                     * @property {Array.<string>|null} [resourceNamesUnsubscribe] DeltaDiscoveryRequest resourceNamesUnsubscribe
                     * @property {Object.<string,string>|null} [initialResourceVersions] DeltaDiscoveryRequest initialResourceVersions
                     * @property {string|null} [responseNonce] DeltaDiscoveryRequest responseNonce
                     * @property {envoy.service.discovery.v3.Status.$Properties|null} [errorDetail] DeltaDiscoveryRequest errorDetail
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a DeltaDiscoveryRequest.
                     * @memberof envoy.service.discovery.v3
                     * @interface IDeltaDiscoveryRequest
                     * @augments envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties
                     * @deprecated Use envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties instead.
                     */

                    /**
                     * Shape of a DeltaDiscoveryRequest.
                     * @typedef {{
                     *   node?: envoy.service.discovery.v3.Node.$Shape|null;
                     *   typeUrl?: string|null;
                     *   resourceNamesSubscribe?: Array.<string>|null;
                     *   resourceNamesUnsubscribe?: Array.<string>|null;
                     *   initialResourceVersions?: Object.<string,string>|null;
                     *   responseNonce?: string|null;
                     *   errorDetail?: envoy.service.discovery.v3.Status.$Shape|null;
                     *   $unknowns?: Array.<Uint8Array>;
                     * }} envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape
                     */

                    /**
                     * Constructs a new DeltaDiscoveryRequest.
                     * @memberof envoy.service.discovery.v3
                     * @classdesc Represents a DeltaDiscoveryRequest.
                     * @constructor
                     * @param {envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const DeltaDiscoveryRequest = function (properties) {
                        this.resourceNamesSubscribe = [];
                        this.resourceNamesUnsubscribe = [];
                        this.initialResourceVersions = {};
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * DeltaDiscoveryRequest node.
                     * @member {envoy.service.discovery.v3.Node.$Properties|null|undefined} node
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.node = null;

                    /**
                     * DeltaDiscoveryRequest typeUrl.
                     * @member {string} typeUrl
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.typeUrl = "";

                    /**
                     * DeltaDiscoveryRequest resourceNamesSubscribe.
                     * @member {Array.<string>} resourceNamesSubscribe
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.resourceNamesSubscribe = $util.emptyArray;

                    /**
                     * DeltaDiscoveryRequest resourceNamesUnsubscribe.
                     * @member {Array.<string>} resourceNamesUnsubscribe
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.resourceNamesUnsubscribe = $util.emptyArray;

                    /**
                     * DeltaDiscoveryRequest initialResourceVersions.
                     * @member {Object.<string,string>} initialResourceVersions
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.initialResourceVersions = $util.emptyObject;

                    /**
                     * DeltaDiscoveryRequest responseNonce.
                     * @member {string} responseNonce
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.responseNonce = "";

                    /**
                     * DeltaDiscoveryRequest errorDetail.
                     * @member {envoy.service.discovery.v3.Status.$Properties|null|undefined} errorDetail
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @instance
                     */
                    DeltaDiscoveryRequest.prototype.errorDetail = null;

                    /**
                     * Creates a new DeltaDiscoveryRequest instance using the specified properties.
                     * @function create
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @static
                     * @param {envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties=} [properties] Properties to set
                     * @returns {envoy.service.discovery.v3.DeltaDiscoveryRequest} DeltaDiscoveryRequest instance
                     * @type {{
                     *   (properties: envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape): envoy.service.discovery.v3.DeltaDiscoveryRequest & envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape;
                     *   (properties?: envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties): envoy.service.discovery.v3.DeltaDiscoveryRequest;
                     * }}
                     */
                    DeltaDiscoveryRequest.create = function(properties) {
                        return new DeltaDiscoveryRequest(properties);
                    };

                    /**
                     * Encodes the specified DeltaDiscoveryRequest message. Does not implicitly {@link envoy.service.discovery.v3.DeltaDiscoveryRequest.verify|verify} messages.
                     * @function encode
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @static
                     * @param {envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties} message DeltaDiscoveryRequest message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    DeltaDiscoveryRequest.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                            $root.envoy.service.discovery.v3.Node.encode(message.node, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                        if (message.typeUrl != null && $Object.hasOwnProperty.call(message, "typeUrl") && message.typeUrl !== "")
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.typeUrl);
                        if (message.resourceNamesSubscribe != null && message.resourceNamesSubscribe.length)
                            for (let i = 0; i < message.resourceNamesSubscribe.length; ++i)
                                writer.uint32(/* id 3, wireType 2 =*/26).string(message.resourceNamesSubscribe[i]);
                        if (message.resourceNamesUnsubscribe != null && message.resourceNamesUnsubscribe.length)
                            for (let i = 0; i < message.resourceNamesUnsubscribe.length; ++i)
                                writer.uint32(/* id 4, wireType 2 =*/34).string(message.resourceNamesUnsubscribe[i]);
                        if (message.initialResourceVersions != null && $Object.hasOwnProperty.call(message, "initialResourceVersions"))
                            for (let keys = $Object.keys(message.initialResourceVersions), i = 0; i < keys.length; ++i)
                                writer.uint32(/* id 5, wireType 2 =*/42).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.initialResourceVersions[keys[i]]).ldelim();
                        if (message.responseNonce != null && $Object.hasOwnProperty.call(message, "responseNonce") && message.responseNonce !== "")
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.responseNonce);
                        if (message.errorDetail != null && $Object.hasOwnProperty.call(message, "errorDetail"))
                            $root.envoy.service.discovery.v3.Status.encode(message.errorDetail, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a DeltaDiscoveryRequest message from the specified reader or buffer.
                     * @function decode
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.DeltaDiscoveryRequest & envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape} DeltaDiscoveryRequest
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    DeltaDiscoveryRequest.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, key, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.envoy.service.discovery.v3.DeltaDiscoveryRequest();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    message.node = $root.envoy.service.discovery.v3.Node.decode(reader, reader.size(), $undefined, _depth + 1, message.node);
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.typeUrl = value;
                                    else
                                        delete message.typeUrl;
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 2)
                                        break;
                                    if (!(message.resourceNamesSubscribe && message.resourceNamesSubscribe.length))
                                        message.resourceNamesSubscribe = [];
                                    message.resourceNamesSubscribe.push(reader.stringVerify());
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 2)
                                        break;
                                    if (!(message.resourceNamesUnsubscribe && message.resourceNamesUnsubscribe.length))
                                        message.resourceNamesUnsubscribe = [];
                                    message.resourceNamesUnsubscribe.push(reader.stringVerify());
                                    continue;
                                }
                            case 5: {
                                    if (wireType !== 2)
                                        break;
                                    if (message.initialResourceVersions === $util.emptyObject)
                                        message.initialResourceVersions = {};
                                    let end2 = reader.size() + reader.pos;
                                    if (end2 > reader.len)
                                        throw $RangeError("index out of range");
                                    reader.len = end2;
                                    key = "";
                                    value = "";
                                    while (reader.pos < end2) {
                                        let tag2 = reader.tag();
                                        wireType = tag2 & 7;
                                        switch (tag2 >>>= 3) {
                                        case 1:
                                            if (wireType !== 2)
                                                break;
                                            key = reader.stringVerify();
                                            continue;
                                        case 2:
                                            if (wireType !== 2)
                                                break;
                                            value = reader.stringVerify();
                                            continue;
                                        }
                                        reader.skipType(wireType, _depth, tag2);
                                    }
                                    if (reader.pos !== end2)
                                        throw $RangeError("index out of range");
                                    reader.len = end;
                                    if (key === "__proto__")
                                        $util.makeProp(message.initialResourceVersions, key);
                                    message.initialResourceVersions[key] = value;
                                    continue;
                                }
                            case 6: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.responseNonce = value;
                                    else
                                        delete message.responseNonce;
                                    continue;
                                }
                            case 7: {
                                    if (wireType !== 2)
                                        break;
                                    message.errorDetail = $root.envoy.service.discovery.v3.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.errorDetail);
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Gets the type url for DeltaDiscoveryRequest
                     * @function getTypeUrl
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryRequest
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    DeltaDiscoveryRequest.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/envoy.service.discovery.v3.DeltaDiscoveryRequest";
                    };

                    return DeltaDiscoveryRequest;
                })();

                v3.DeltaDiscoveryResponse = (function() {

                    /**
                     * Properties of a DeltaDiscoveryResponse.
                     * @typedef {Object} envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties
                     * @property {string|null} [systemVersionInfo] DeltaDiscoveryResponse systemVersionInfo
                     * @property {Array.<envoy.service.discovery.v3.Resource.$Properties>|null} [resources] DeltaDiscoveryResponse resources
                     * @property {string|null} [typeUrl] DeltaDiscoveryResponse typeUrl
                     * @property {string|null} [nonce] DeltaDiscoveryResponse nonce
                     * @property {Array.<string>|null} [removedResources] DeltaDiscoveryResponse removedResources
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a DeltaDiscoveryResponse.
                     * @memberof envoy.service.discovery.v3
                     * @interface IDeltaDiscoveryResponse
                     * @augments envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties
                     * @deprecated Use envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties instead.
                     */

                    /**
                     * Shape of a DeltaDiscoveryResponse.
                     * @typedef {envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties} envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape
                     */

                    /**
                     * Constructs a new DeltaDiscoveryResponse.
                     * @memberof envoy.service.discovery.v3
                     * @classdesc Represents a DeltaDiscoveryResponse.
                     * @constructor
                     * @param {envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const DeltaDiscoveryResponse = function (properties) {
                        this.resources = [];
                        this.removedResources = [];
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * DeltaDiscoveryResponse systemVersionInfo.
                     * @member {string} systemVersionInfo
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @instance
                     */
                    DeltaDiscoveryResponse.prototype.systemVersionInfo = "";

                    /**
                     * DeltaDiscoveryResponse resources.
                     * @member {Array.<envoy.service.discovery.v3.Resource.$Properties>} resources
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @instance
                     */
                    DeltaDiscoveryResponse.prototype.resources = $util.emptyArray;

                    /**
                     * DeltaDiscoveryResponse typeUrl.
                     * @member {string} typeUrl
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @instance
                     */
                    DeltaDiscoveryResponse.prototype.typeUrl = "";

                    /**
                     * DeltaDiscoveryResponse nonce.
                     * @member {string} nonce
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @instance
                     */
                    DeltaDiscoveryResponse.prototype.nonce = "";

                    /**
                     * DeltaDiscoveryResponse removedResources.
                     * @member {Array.<string>} removedResources
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @instance
                     */
                    DeltaDiscoveryResponse.prototype.removedResources = $util.emptyArray;

                    /**
                     * Creates a new DeltaDiscoveryResponse instance using the specified properties.
                     * @function create
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @static
                     * @param {envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties=} [properties] Properties to set
                     * @returns {envoy.service.discovery.v3.DeltaDiscoveryResponse} DeltaDiscoveryResponse instance
                     * @type {{
                     *   (properties: envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape): envoy.service.discovery.v3.DeltaDiscoveryResponse & envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape;
                     *   (properties?: envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties): envoy.service.discovery.v3.DeltaDiscoveryResponse;
                     * }}
                     */
                    DeltaDiscoveryResponse.create = function(properties) {
                        return new DeltaDiscoveryResponse(properties);
                    };

                    /**
                     * Encodes the specified DeltaDiscoveryResponse message. Does not implicitly {@link envoy.service.discovery.v3.DeltaDiscoveryResponse.verify|verify} messages.
                     * @function encode
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @static
                     * @param {envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties} message DeltaDiscoveryResponse message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    DeltaDiscoveryResponse.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.systemVersionInfo != null && $Object.hasOwnProperty.call(message, "systemVersionInfo") && message.systemVersionInfo !== "")
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.systemVersionInfo);
                        if (message.resources != null && message.resources.length)
                            for (let i = 0; i < message.resources.length; ++i)
                                $root.envoy.service.discovery.v3.Resource.encode(message.resources[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                        if (message.typeUrl != null && $Object.hasOwnProperty.call(message, "typeUrl") && message.typeUrl !== "")
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.typeUrl);
                        if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce !== "")
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.nonce);
                        if (message.removedResources != null && message.removedResources.length)
                            for (let i = 0; i < message.removedResources.length; ++i)
                                writer.uint32(/* id 6, wireType 2 =*/50).string(message.removedResources[i]);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a DeltaDiscoveryResponse message from the specified reader or buffer.
                     * @function decode
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.DeltaDiscoveryResponse & envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape} DeltaDiscoveryResponse
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    DeltaDiscoveryResponse.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.envoy.service.discovery.v3.DeltaDiscoveryResponse();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.systemVersionInfo = value;
                                    else
                                        delete message.systemVersionInfo;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    if (!(message.resources && message.resources.length))
                                        message.resources = [];
                                    message.resources.push($root.envoy.service.discovery.v3.Resource.decode(reader, reader.size(), $undefined, _depth + 1));
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.typeUrl = value;
                                    else
                                        delete message.typeUrl;
                                    continue;
                                }
                            case 5: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.nonce = value;
                                    else
                                        delete message.nonce;
                                    continue;
                                }
                            case 6: {
                                    if (wireType !== 2)
                                        break;
                                    if (!(message.removedResources && message.removedResources.length))
                                        message.removedResources = [];
                                    message.removedResources.push(reader.stringVerify());
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Gets the type url for DeltaDiscoveryResponse
                     * @function getTypeUrl
                     * @memberof envoy.service.discovery.v3.DeltaDiscoveryResponse
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    DeltaDiscoveryResponse.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/envoy.service.discovery.v3.DeltaDiscoveryResponse";
                    };

                    return DeltaDiscoveryResponse;
                })();

                v3.Resource = (function() {

                    /**
                     * Properties of a Resource.
                     * @typedef {Object} envoy.service.discovery.v3.Resource.$Properties
                     * @property {string|null} [version] Resource version
                     * @property {google.protobuf.Any.$Properties|null} [resource] Resource resource
                     * @property {string|null} [name] Resource name
                     * @property {Array.<string>|null} [aliases] Resource aliases
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Resource.
                     * @memberof envoy.service.discovery.v3
                     * @interface IResource
                     * @augments envoy.service.discovery.v3.Resource.$Properties
                     * @deprecated Use envoy.service.discovery.v3.Resource.$Properties instead.
                     */

                    /**
                     * Shape of a Resource.
                     * @typedef {envoy.service.discovery.v3.Resource.$Properties} envoy.service.discovery.v3.Resource.$Shape
                     */

                    /**
                     * Constructs a new Resource.
                     * @memberof envoy.service.discovery.v3
                     * @classdesc Represents a Resource.
                     * @constructor
                     * @param {envoy.service.discovery.v3.Resource.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Resource = function (properties) {
                        this.aliases = [];
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Resource version.
                     * @member {string} version
                     * @memberof envoy.service.discovery.v3.Resource
                     * @instance
                     */
                    Resource.prototype.version = "";

                    /**
                     * Resource resource.
                     * @member {google.protobuf.Any.$Properties|null|undefined} resource
                     * @memberof envoy.service.discovery.v3.Resource
                     * @instance
                     */
                    Resource.prototype.resource = null;

                    /**
                     * Resource name.
                     * @member {string} name
                     * @memberof envoy.service.discovery.v3.Resource
                     * @instance
                     */
                    Resource.prototype.name = "";

                    /**
                     * Resource aliases.
                     * @member {Array.<string>} aliases
                     * @memberof envoy.service.discovery.v3.Resource
                     * @instance
                     */
                    Resource.prototype.aliases = $util.emptyArray;

                    /**
                     * Creates a new Resource instance using the specified properties.
                     * @function create
                     * @memberof envoy.service.discovery.v3.Resource
                     * @static
                     * @param {envoy.service.discovery.v3.Resource.$Properties=} [properties] Properties to set
                     * @returns {envoy.service.discovery.v3.Resource} Resource instance
                     * @type {{
                     *   (properties: envoy.service.discovery.v3.Resource.$Shape): envoy.service.discovery.v3.Resource & envoy.service.discovery.v3.Resource.$Shape;
                     *   (properties?: envoy.service.discovery.v3.Resource.$Properties): envoy.service.discovery.v3.Resource;
                     * }}
                     */
                    Resource.create = function(properties) {
                        return new Resource(properties);
                    };

                    /**
                     * Encodes the specified Resource message. Does not implicitly {@link envoy.service.discovery.v3.Resource.verify|verify} messages.
                     * @function encode
                     * @memberof envoy.service.discovery.v3.Resource
                     * @static
                     * @param {envoy.service.discovery.v3.Resource.$Properties} message Resource message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Resource.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.version);
                        if (message.resource != null && $Object.hasOwnProperty.call(message, "resource"))
                            $root.google.protobuf.Any.encode(message.resource, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                        if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                        if (message.aliases != null && message.aliases.length)
                            for (let i = 0; i < message.aliases.length; ++i)
                                writer.uint32(/* id 4, wireType 2 =*/34).string(message.aliases[i]);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Resource message from the specified reader or buffer.
                     * @function decode
                     * @memberof envoy.service.discovery.v3.Resource
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.Resource & envoy.service.discovery.v3.Resource.$Shape} Resource
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Resource.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.envoy.service.discovery.v3.Resource();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.version = value;
                                    else
                                        delete message.version;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    message.resource = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.resource);
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.stringVerify()).length)
                                        message.name = value;
                                    else
                                        delete message.name;
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 2)
                                        break;
                                    if (!(message.aliases && message.aliases.length))
                                        message.aliases = [];
                                    message.aliases.push(reader.stringVerify());
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Gets the type url for Resource
                     * @function getTypeUrl
                     * @memberof envoy.service.discovery.v3.Resource
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Resource.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/envoy.service.discovery.v3.Resource";
                    };

                    return Resource;
                })();

                return v3;
            })();

            return discovery;
        })();

        return service;
    })();

    return envoy;
})();

export const leyline = $root.leyline = (() => {

    /**
     * Namespace leyline.
     * @exports leyline
     * @namespace
     */
    const leyline = {};

    leyline.node = (function() {

        /**
         * Namespace node.
         * @memberof leyline
         * @namespace
         */
        const node = {};

        node.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof leyline.node
             * @namespace
             */
            const v1 = {};

            v1.Mesh = (function() {

                /**
                 * Properties of a Mesh.
                 * @typedef {Object} leyline.node.v1.Mesh.$Properties
                 * @property {string|null} [trustDomain] Mesh trustDomain
                 * @property {Array.<string>|null} [captureRanges] Mesh captureRanges
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Mesh.
                 * @memberof leyline.node.v1
                 * @interface IMesh
                 * @augments leyline.node.v1.Mesh.$Properties
                 * @deprecated Use leyline.node.v1.Mesh.$Properties instead.
                 */

                /**
                 * Shape of a Mesh.
                 * @typedef {leyline.node.v1.Mesh.$Properties} leyline.node.v1.Mesh.$Shape
                 */

                /**
                 * Constructs a new Mesh.
                 * @memberof leyline.node.v1
                 * @classdesc Represents a Mesh.
                 * @constructor
                 * @param {leyline.node.v1.Mesh.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Mesh = function (properties) {
                    this.captureRanges = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Mesh trustDomain.
                 * @member {string} trustDomain
                 * @memberof leyline.node.v1.Mesh
                 * @instance
                 */
                Mesh.prototype.trustDomain = "";

                /**
                 * Mesh captureRanges.
                 * @member {Array.<string>} captureRanges
                 * @memberof leyline.node.v1.Mesh
                 * @instance
                 */
                Mesh.prototype.captureRanges = $util.emptyArray;

                /**
                 * Creates a new Mesh instance using the specified properties.
                 * @function create
                 * @memberof leyline.node.v1.Mesh
                 * @static
                 * @param {leyline.node.v1.Mesh.$Properties=} [properties] Properties to set
                 * @returns {leyline.node.v1.Mesh} Mesh instance
                 * @type {{
                 *   (properties: leyline.node.v1.Mesh.$Shape): leyline.node.v1.Mesh & leyline.node.v1.Mesh.$Shape;
                 *   (properties?: leyline.node.v1.Mesh.$Properties): leyline.node.v1.Mesh;
                 * }}
                 */
                Mesh.create = function(properties) {
                    return new Mesh(properties);
                };

                /**
                 * Encodes the specified Mesh message. Does not implicitly {@link leyline.node.v1.Mesh.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.node.v1.Mesh
                 * @static
                 * @param {leyline.node.v1.Mesh.$Properties} message Mesh message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Mesh.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.trustDomain != null && $Object.hasOwnProperty.call(message, "trustDomain") && message.trustDomain !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.trustDomain);
                    if (message.captureRanges != null && message.captureRanges.length)
                        for (let i = 0; i < message.captureRanges.length; ++i)
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.captureRanges[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Mesh message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.node.v1.Mesh
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.node.v1.Mesh & leyline.node.v1.Mesh.$Shape} Mesh
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Mesh.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.node.v1.Mesh();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.trustDomain = value;
                                else
                                    delete message.trustDomain;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.captureRanges && message.captureRanges.length))
                                    message.captureRanges = [];
                                message.captureRanges.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Mesh
                 * @function getTypeUrl
                 * @memberof leyline.node.v1.Mesh
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Mesh.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.node.v1.Mesh";
                };

                return Mesh;
            })();

            v1.NodeReport = (function() {

                /**
                 * Properties of a NodeReport.
                 * @typedef {Object} leyline.node.v1.NodeReport.$Properties
                 * @property {Array.<leyline.node.v1.PodReport.$Properties>|null} [pods] NodeReport pods
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NodeReport.
                 * @memberof leyline.node.v1
                 * @interface INodeReport
                 * @augments leyline.node.v1.NodeReport.$Properties
                 * @deprecated Use leyline.node.v1.NodeReport.$Properties instead.
                 */

                /**
                 * Shape of a NodeReport.
                 * @typedef {leyline.node.v1.NodeReport.$Properties} leyline.node.v1.NodeReport.$Shape
                 */

                /**
                 * Constructs a new NodeReport.
                 * @memberof leyline.node.v1
                 * @classdesc Represents a NodeReport.
                 * @constructor
                 * @param {leyline.node.v1.NodeReport.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const NodeReport = function (properties) {
                    this.pods = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NodeReport pods.
                 * @member {Array.<leyline.node.v1.PodReport.$Properties>} pods
                 * @memberof leyline.node.v1.NodeReport
                 * @instance
                 */
                NodeReport.prototype.pods = $util.emptyArray;

                /**
                 * Creates a new NodeReport instance using the specified properties.
                 * @function create
                 * @memberof leyline.node.v1.NodeReport
                 * @static
                 * @param {leyline.node.v1.NodeReport.$Properties=} [properties] Properties to set
                 * @returns {leyline.node.v1.NodeReport} NodeReport instance
                 * @type {{
                 *   (properties: leyline.node.v1.NodeReport.$Shape): leyline.node.v1.NodeReport & leyline.node.v1.NodeReport.$Shape;
                 *   (properties?: leyline.node.v1.NodeReport.$Properties): leyline.node.v1.NodeReport;
                 * }}
                 */
                NodeReport.create = function(properties) {
                    return new NodeReport(properties);
                };

                /**
                 * Encodes the specified NodeReport message. Does not implicitly {@link leyline.node.v1.NodeReport.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.node.v1.NodeReport
                 * @static
                 * @param {leyline.node.v1.NodeReport.$Properties} message NodeReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NodeReport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.pods != null && message.pods.length)
                        for (let i = 0; i < message.pods.length; ++i)
                            $root.leyline.node.v1.PodReport.encode(message.pods[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NodeReport message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.node.v1.NodeReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.node.v1.NodeReport & leyline.node.v1.NodeReport.$Shape} NodeReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NodeReport.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.node.v1.NodeReport();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.pods && message.pods.length))
                                    message.pods = [];
                                message.pods.push($root.leyline.node.v1.PodReport.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for NodeReport
                 * @function getTypeUrl
                 * @memberof leyline.node.v1.NodeReport
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                NodeReport.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.node.v1.NodeReport";
                };

                return NodeReport;
            })();

            v1.PodReport = (function() {

                /**
                 * Properties of a PodReport.
                 * @typedef {Object} leyline.node.v1.PodReport.$Properties
                 * @property {string|null} [uid] PodReport uid
                 * @property {leyline.node.v1.PodReport.State|null} [state] PodReport state
                 * @property {string|null} [reason] PodReport reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PodReport.
                 * @memberof leyline.node.v1
                 * @interface IPodReport
                 * @augments leyline.node.v1.PodReport.$Properties
                 * @deprecated Use leyline.node.v1.PodReport.$Properties instead.
                 */

                /**
                 * Shape of a PodReport.
                 * @typedef {leyline.node.v1.PodReport.$Properties} leyline.node.v1.PodReport.$Shape
                 */

                /**
                 * Constructs a new PodReport.
                 * @memberof leyline.node.v1
                 * @classdesc Represents a PodReport.
                 * @constructor
                 * @param {leyline.node.v1.PodReport.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PodReport = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PodReport uid.
                 * @member {string} uid
                 * @memberof leyline.node.v1.PodReport
                 * @instance
                 */
                PodReport.prototype.uid = "";

                /**
                 * PodReport state.
                 * @member {leyline.node.v1.PodReport.State} state
                 * @memberof leyline.node.v1.PodReport
                 * @instance
                 */
                PodReport.prototype.state = 0;

                /**
                 * PodReport reason.
                 * @member {string} reason
                 * @memberof leyline.node.v1.PodReport
                 * @instance
                 */
                PodReport.prototype.reason = "";

                /**
                 * Creates a new PodReport instance using the specified properties.
                 * @function create
                 * @memberof leyline.node.v1.PodReport
                 * @static
                 * @param {leyline.node.v1.PodReport.$Properties=} [properties] Properties to set
                 * @returns {leyline.node.v1.PodReport} PodReport instance
                 * @type {{
                 *   (properties: leyline.node.v1.PodReport.$Shape): leyline.node.v1.PodReport & leyline.node.v1.PodReport.$Shape;
                 *   (properties?: leyline.node.v1.PodReport.$Properties): leyline.node.v1.PodReport;
                 * }}
                 */
                PodReport.create = function(properties) {
                    return new PodReport(properties);
                };

                /**
                 * Encodes the specified PodReport message. Does not implicitly {@link leyline.node.v1.PodReport.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.node.v1.PodReport
                 * @static
                 * @param {leyline.node.v1.PodReport.$Properties} message PodReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PodReport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && message.uid !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.uid);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PodReport message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.node.v1.PodReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.node.v1.PodReport & leyline.node.v1.PodReport.$Shape} PodReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PodReport.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.node.v1.PodReport();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.uid = value;
                                else
                                    delete message.uid;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for PodReport
                 * @function getTypeUrl
                 * @memberof leyline.node.v1.PodReport
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                PodReport.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.node.v1.PodReport";
                };

                /**
                 * State enum.
                 * @name leyline.node.v1.PodReport.State
                 * @enum {number}
                 * @property {number} IDLE=0 IDLE value
                 * @property {number} ENROLLED=1 ENROLLED value
                 * @property {number} FAILED=2 FAILED value
                 */
                PodReport.State = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "IDLE"] = 0;
                    values[valuesById[1] = "ENROLLED"] = 1;
                    values[valuesById[2] = "FAILED"] = 2;
                    return values;
                })();

                return PodReport;
            })();

            v1.NodeReportAck = (function() {

                /**
                 * Properties of a NodeReportAck.
                 * @typedef {Object} leyline.node.v1.NodeReportAck.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NodeReportAck.
                 * @memberof leyline.node.v1
                 * @interface INodeReportAck
                 * @augments leyline.node.v1.NodeReportAck.$Properties
                 * @deprecated Use leyline.node.v1.NodeReportAck.$Properties instead.
                 */

                /**
                 * Shape of a NodeReportAck.
                 * @typedef {leyline.node.v1.NodeReportAck.$Properties} leyline.node.v1.NodeReportAck.$Shape
                 */

                /**
                 * Constructs a new NodeReportAck.
                 * @memberof leyline.node.v1
                 * @classdesc Represents a NodeReportAck.
                 * @constructor
                 * @param {leyline.node.v1.NodeReportAck.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const NodeReportAck = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new NodeReportAck instance using the specified properties.
                 * @function create
                 * @memberof leyline.node.v1.NodeReportAck
                 * @static
                 * @param {leyline.node.v1.NodeReportAck.$Properties=} [properties] Properties to set
                 * @returns {leyline.node.v1.NodeReportAck} NodeReportAck instance
                 * @type {{
                 *   (properties: leyline.node.v1.NodeReportAck.$Shape): leyline.node.v1.NodeReportAck & leyline.node.v1.NodeReportAck.$Shape;
                 *   (properties?: leyline.node.v1.NodeReportAck.$Properties): leyline.node.v1.NodeReportAck;
                 * }}
                 */
                NodeReportAck.create = function(properties) {
                    return new NodeReportAck(properties);
                };

                /**
                 * Encodes the specified NodeReportAck message. Does not implicitly {@link leyline.node.v1.NodeReportAck.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.node.v1.NodeReportAck
                 * @static
                 * @param {leyline.node.v1.NodeReportAck.$Properties} message NodeReportAck message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NodeReportAck.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NodeReportAck message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.node.v1.NodeReportAck
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.node.v1.NodeReportAck & leyline.node.v1.NodeReportAck.$Shape} NodeReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NodeReportAck.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.node.v1.NodeReportAck();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for NodeReportAck
                 * @function getTypeUrl
                 * @memberof leyline.node.v1.NodeReportAck
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                NodeReportAck.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.node.v1.NodeReportAck";
                };

                return NodeReportAck;
            })();

            return v1;
        })();

        return node;
    })();

    leyline.telemetry = (function() {

        /**
         * Namespace telemetry.
         * @memberof leyline
         * @namespace
         */
        const telemetry = {};

        telemetry.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof leyline.telemetry
             * @namespace
             */
            const v1 = {};

            v1.Report = (function() {

                /**
                 * Properties of a Report.
                 * @typedef {Object} leyline.telemetry.v1.Report.$Properties
                 * @property {string|null} [instance] Report instance
                 * @property {Array.<leyline.telemetry.v1.Edge.$Properties>|null} [edges] Report edges
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Report.
                 * @memberof leyline.telemetry.v1
                 * @interface IReport
                 * @augments leyline.telemetry.v1.Report.$Properties
                 * @deprecated Use leyline.telemetry.v1.Report.$Properties instead.
                 */

                /**
                 * Shape of a Report.
                 * @typedef {leyline.telemetry.v1.Report.$Properties} leyline.telemetry.v1.Report.$Shape
                 */

                /**
                 * Constructs a new Report.
                 * @memberof leyline.telemetry.v1
                 * @classdesc Represents a Report.
                 * @constructor
                 * @param {leyline.telemetry.v1.Report.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Report = function (properties) {
                    this.edges = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Report instance.
                 * @member {string} instance
                 * @memberof leyline.telemetry.v1.Report
                 * @instance
                 */
                Report.prototype.instance = "";

                /**
                 * Report edges.
                 * @member {Array.<leyline.telemetry.v1.Edge.$Properties>} edges
                 * @memberof leyline.telemetry.v1.Report
                 * @instance
                 */
                Report.prototype.edges = $util.emptyArray;

                /**
                 * Creates a new Report instance using the specified properties.
                 * @function create
                 * @memberof leyline.telemetry.v1.Report
                 * @static
                 * @param {leyline.telemetry.v1.Report.$Properties=} [properties] Properties to set
                 * @returns {leyline.telemetry.v1.Report} Report instance
                 * @type {{
                 *   (properties: leyline.telemetry.v1.Report.$Shape): leyline.telemetry.v1.Report & leyline.telemetry.v1.Report.$Shape;
                 *   (properties?: leyline.telemetry.v1.Report.$Properties): leyline.telemetry.v1.Report;
                 * }}
                 */
                Report.create = function(properties) {
                    return new Report(properties);
                };

                /**
                 * Encodes the specified Report message. Does not implicitly {@link leyline.telemetry.v1.Report.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.telemetry.v1.Report
                 * @static
                 * @param {leyline.telemetry.v1.Report.$Properties} message Report message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Report.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.instance != null && $Object.hasOwnProperty.call(message, "instance") && message.instance !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.instance);
                    if (message.edges != null && message.edges.length)
                        for (let i = 0; i < message.edges.length; ++i)
                            $root.leyline.telemetry.v1.Edge.encode(message.edges[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Report message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.telemetry.v1.Report
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Report & leyline.telemetry.v1.Report.$Shape} Report
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Report.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.telemetry.v1.Report();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.instance = value;
                                else
                                    delete message.instance;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.edges && message.edges.length))
                                    message.edges = [];
                                message.edges.push($root.leyline.telemetry.v1.Edge.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Report
                 * @function getTypeUrl
                 * @memberof leyline.telemetry.v1.Report
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Report.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.telemetry.v1.Report";
                };

                return Report;
            })();

            v1.Edge = (function() {

                /**
                 * Properties of an Edge.
                 * @typedef {Object} leyline.telemetry.v1.Edge.$Properties
                 * @property {leyline.telemetry.v1.Reporter|null} [reporter] Edge reporter
                 * @property {leyline.telemetry.v1.Peer.$Properties|null} [source] Edge source
                 * @property {leyline.telemetry.v1.Peer.$Properties|null} [destination] Edge destination
                 * @property {string|null} [service] Edge service
                 * @property {boolean|null} [mutualTls] Edge mutualTls
                 * @property {number|Long|null} [opened] Edge opened
                 * @property {number|Long|null} [closed] Edge closed
                 * @property {number|Long|null} [failed] Edge failed
                 * @property {number|Long|null} [bytesToServer] Edge bytesToServer
                 * @property {number|Long|null} [bytesToClient] Edge bytesToClient
                 * @property {Array.<leyline.telemetry.v1.Requests.$Properties>|null} [requests] Edge requests
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Edge.
                 * @memberof leyline.telemetry.v1
                 * @interface IEdge
                 * @augments leyline.telemetry.v1.Edge.$Properties
                 * @deprecated Use leyline.telemetry.v1.Edge.$Properties instead.
                 */

                /**
                 * Shape of an Edge.
                 * @typedef {leyline.telemetry.v1.Edge.$Properties} leyline.telemetry.v1.Edge.$Shape
                 */

                /**
                 * Constructs a new Edge.
                 * @memberof leyline.telemetry.v1
                 * @classdesc Represents an Edge.
                 * @constructor
                 * @param {leyline.telemetry.v1.Edge.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Edge = function (properties) {
                    this.requests = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Edge reporter.
                 * @member {leyline.telemetry.v1.Reporter} reporter
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.reporter = 0;

                /**
                 * Edge source.
                 * @member {leyline.telemetry.v1.Peer.$Properties|null|undefined} source
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.source = null;

                /**
                 * Edge destination.
                 * @member {leyline.telemetry.v1.Peer.$Properties|null|undefined} destination
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.destination = null;

                /**
                 * Edge service.
                 * @member {string} service
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.service = "";

                /**
                 * Edge mutualTls.
                 * @member {boolean} mutualTls
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.mutualTls = false;

                /**
                 * Edge opened.
                 * @member {number|Long} opened
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.opened = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Edge closed.
                 * @member {number|Long} closed
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.closed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Edge failed.
                 * @member {number|Long} failed
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.failed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Edge bytesToServer.
                 * @member {number|Long} bytesToServer
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.bytesToServer = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Edge bytesToClient.
                 * @member {number|Long} bytesToClient
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.bytesToClient = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Edge requests.
                 * @member {Array.<leyline.telemetry.v1.Requests.$Properties>} requests
                 * @memberof leyline.telemetry.v1.Edge
                 * @instance
                 */
                Edge.prototype.requests = $util.emptyArray;

                /**
                 * Creates a new Edge instance using the specified properties.
                 * @function create
                 * @memberof leyline.telemetry.v1.Edge
                 * @static
                 * @param {leyline.telemetry.v1.Edge.$Properties=} [properties] Properties to set
                 * @returns {leyline.telemetry.v1.Edge} Edge instance
                 * @type {{
                 *   (properties: leyline.telemetry.v1.Edge.$Shape): leyline.telemetry.v1.Edge & leyline.telemetry.v1.Edge.$Shape;
                 *   (properties?: leyline.telemetry.v1.Edge.$Properties): leyline.telemetry.v1.Edge;
                 * }}
                 */
                Edge.create = function(properties) {
                    return new Edge(properties);
                };

                /**
                 * Encodes the specified Edge message. Does not implicitly {@link leyline.telemetry.v1.Edge.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.telemetry.v1.Edge
                 * @static
                 * @param {leyline.telemetry.v1.Edge.$Properties} message Edge message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Edge.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reporter != null && $Object.hasOwnProperty.call(message, "reporter") && message.reporter !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.reporter);
                    if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                        $root.leyline.telemetry.v1.Peer.encode(message.source, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.destination != null && $Object.hasOwnProperty.call(message, "destination"))
                        $root.leyline.telemetry.v1.Peer.encode(message.destination, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.service);
                    if (message.mutualTls != null && $Object.hasOwnProperty.call(message, "mutualTls") && message.mutualTls !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.mutualTls);
                    if (message.opened != null && $Object.hasOwnProperty.call(message, "opened") && (typeof message.opened === "object" ? message.opened.low || message.opened.high : message.opened !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.opened);
                    if (message.closed != null && $Object.hasOwnProperty.call(message, "closed") && (typeof message.closed === "object" ? message.closed.low || message.closed.high : message.closed !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.closed);
                    if (message.failed != null && $Object.hasOwnProperty.call(message, "failed") && (typeof message.failed === "object" ? message.failed.low || message.failed.high : message.failed !== 0))
                        writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.failed);
                    if (message.bytesToServer != null && $Object.hasOwnProperty.call(message, "bytesToServer") && (typeof message.bytesToServer === "object" ? message.bytesToServer.low || message.bytesToServer.high : message.bytesToServer !== 0))
                        writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.bytesToServer);
                    if (message.bytesToClient != null && $Object.hasOwnProperty.call(message, "bytesToClient") && (typeof message.bytesToClient === "object" ? message.bytesToClient.low || message.bytesToClient.high : message.bytesToClient !== 0))
                        writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.bytesToClient);
                    if (message.requests != null && message.requests.length)
                        for (let i = 0; i < message.requests.length; ++i)
                            $root.leyline.telemetry.v1.Requests.encode(message.requests[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Edge message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.telemetry.v1.Edge
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Edge & leyline.telemetry.v1.Edge.$Shape} Edge
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Edge.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.telemetry.v1.Edge();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.reporter = value;
                                else
                                    delete message.reporter;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.source = $root.leyline.telemetry.v1.Peer.decode(reader, reader.size(), $undefined, _depth + 1, message.source);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.destination = $root.leyline.telemetry.v1.Peer.decode(reader, reader.size(), $undefined, _depth + 1, message.destination);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.service = value;
                                else
                                    delete message.service;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.mutualTls = value;
                                else
                                    delete message.mutualTls;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.opened = value;
                                else
                                    delete message.opened;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.closed = value;
                                else
                                    delete message.closed;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.failed = value;
                                else
                                    delete message.failed;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytesToServer = value;
                                else
                                    delete message.bytesToServer;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytesToClient = value;
                                else
                                    delete message.bytesToClient;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.requests && message.requests.length))
                                    message.requests = [];
                                message.requests.push($root.leyline.telemetry.v1.Requests.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Edge
                 * @function getTypeUrl
                 * @memberof leyline.telemetry.v1.Edge
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Edge.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.telemetry.v1.Edge";
                };

                return Edge;
            })();

            /**
             * Reporter enum.
             * @name leyline.telemetry.v1.Reporter
             * @enum {number}
             * @property {number} SOURCE=0 SOURCE value
             * @property {number} DESTINATION=1 DESTINATION value
             * @property {number} WAYPOINT=2 WAYPOINT value
             */
            v1.Reporter = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "SOURCE"] = 0;
                values[valuesById[1] = "DESTINATION"] = 1;
                values[valuesById[2] = "WAYPOINT"] = 2;
                return values;
            })();

            v1.Peer = (function() {

                /**
                 * Properties of a Peer.
                 * @typedef {Object} leyline.telemetry.v1.Peer.$Properties
                 * @property {string|null} [namespace] Peer namespace
                 * @property {string|null} [workload] Peer workload
                 * @property {string|null} [principal] Peer principal
                 * @property {string|null} [canonicalService] Peer canonicalService
                 * @property {string|null} [canonicalRevision] Peer canonicalRevision
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Peer.
                 * @memberof leyline.telemetry.v1
                 * @interface IPeer
                 * @augments leyline.telemetry.v1.Peer.$Properties
                 * @deprecated Use leyline.telemetry.v1.Peer.$Properties instead.
                 */

                /**
                 * Shape of a Peer.
                 * @typedef {leyline.telemetry.v1.Peer.$Properties} leyline.telemetry.v1.Peer.$Shape
                 */

                /**
                 * Constructs a new Peer.
                 * @memberof leyline.telemetry.v1
                 * @classdesc Represents a Peer.
                 * @constructor
                 * @param {leyline.telemetry.v1.Peer.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Peer = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Peer namespace.
                 * @member {string} namespace
                 * @memberof leyline.telemetry.v1.Peer
                 * @instance
                 */
                Peer.prototype.namespace = "";

                /**
                 * Peer workload.
                 * @member {string} workload
                 * @memberof leyline.telemetry.v1.Peer
                 * @instance
                 */
                Peer.prototype.workload = "";

                /**
                 * Peer principal.
                 * @member {string} principal
                 * @memberof leyline.telemetry.v1.Peer
                 * @instance
                 */
                Peer.prototype.principal = "";

                /**
                 * Peer canonicalService.
                 * @member {string} canonicalService
                 * @memberof leyline.telemetry.v1.Peer
                 * @instance
                 */
                Peer.prototype.canonicalService = "";

                /**
                 * Peer canonicalRevision.
                 * @member {string} canonicalRevision
                 * @memberof leyline.telemetry.v1.Peer
                 * @instance
                 */
                Peer.prototype.canonicalRevision = "";

                /**
                 * Creates a new Peer instance using the specified properties.
                 * @function create
                 * @memberof leyline.telemetry.v1.Peer
                 * @static
                 * @param {leyline.telemetry.v1.Peer.$Properties=} [properties] Properties to set
                 * @returns {leyline.telemetry.v1.Peer} Peer instance
                 * @type {{
                 *   (properties: leyline.telemetry.v1.Peer.$Shape): leyline.telemetry.v1.Peer & leyline.telemetry.v1.Peer.$Shape;
                 *   (properties?: leyline.telemetry.v1.Peer.$Properties): leyline.telemetry.v1.Peer;
                 * }}
                 */
                Peer.create = function(properties) {
                    return new Peer(properties);
                };

                /**
                 * Encodes the specified Peer message. Does not implicitly {@link leyline.telemetry.v1.Peer.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.telemetry.v1.Peer
                 * @static
                 * @param {leyline.telemetry.v1.Peer.$Properties} message Peer message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Peer.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.namespace);
                    if (message.workload != null && $Object.hasOwnProperty.call(message, "workload") && message.workload !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.workload);
                    if (message.principal != null && $Object.hasOwnProperty.call(message, "principal") && message.principal !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.principal);
                    if (message.canonicalService != null && $Object.hasOwnProperty.call(message, "canonicalService") && message.canonicalService !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.canonicalService);
                    if (message.canonicalRevision != null && $Object.hasOwnProperty.call(message, "canonicalRevision") && message.canonicalRevision !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.canonicalRevision);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Peer message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.telemetry.v1.Peer
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Peer & leyline.telemetry.v1.Peer.$Shape} Peer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Peer.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.telemetry.v1.Peer();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.namespace = value;
                                else
                                    delete message.namespace;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.workload = value;
                                else
                                    delete message.workload;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.principal = value;
                                else
                                    delete message.principal;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.canonicalService = value;
                                else
                                    delete message.canonicalService;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.canonicalRevision = value;
                                else
                                    delete message.canonicalRevision;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Peer
                 * @function getTypeUrl
                 * @memberof leyline.telemetry.v1.Peer
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Peer.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.telemetry.v1.Peer";
                };

                return Peer;
            })();

            v1.Requests = (function() {

                /**
                 * Properties of a Requests.
                 * @typedef {Object} leyline.telemetry.v1.Requests.$Properties
                 * @property {string|null} [route] Requests route
                 * @property {string|null} [backend] Requests backend
                 * @property {string|null} [protocol] Requests protocol
                 * @property {number|null} [code] Requests code
                 * @property {number|Long|null} [count] Requests count
                 * @property {number|null} [milliseconds] Requests milliseconds
                 * @property {Array.<number|Long>|null} [buckets] Requests buckets
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Requests.
                 * @memberof leyline.telemetry.v1
                 * @interface IRequests
                 * @augments leyline.telemetry.v1.Requests.$Properties
                 * @deprecated Use leyline.telemetry.v1.Requests.$Properties instead.
                 */

                /**
                 * Shape of a Requests.
                 * @typedef {leyline.telemetry.v1.Requests.$Properties} leyline.telemetry.v1.Requests.$Shape
                 */

                /**
                 * Constructs a new Requests.
                 * @memberof leyline.telemetry.v1
                 * @classdesc Represents a Requests.
                 * @constructor
                 * @param {leyline.telemetry.v1.Requests.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Requests = function (properties) {
                    this.buckets = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Requests route.
                 * @member {string} route
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.route = "";

                /**
                 * Requests backend.
                 * @member {string} backend
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.backend = "";

                /**
                 * Requests protocol.
                 * @member {string} protocol
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.protocol = "";

                /**
                 * Requests code.
                 * @member {number} code
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.code = 0;

                /**
                 * Requests count.
                 * @member {number|Long} count
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Requests milliseconds.
                 * @member {number} milliseconds
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.milliseconds = 0;

                /**
                 * Requests buckets.
                 * @member {Array.<number|Long>} buckets
                 * @memberof leyline.telemetry.v1.Requests
                 * @instance
                 */
                Requests.prototype.buckets = $util.emptyArray;

                /**
                 * Creates a new Requests instance using the specified properties.
                 * @function create
                 * @memberof leyline.telemetry.v1.Requests
                 * @static
                 * @param {leyline.telemetry.v1.Requests.$Properties=} [properties] Properties to set
                 * @returns {leyline.telemetry.v1.Requests} Requests instance
                 * @type {{
                 *   (properties: leyline.telemetry.v1.Requests.$Shape): leyline.telemetry.v1.Requests & leyline.telemetry.v1.Requests.$Shape;
                 *   (properties?: leyline.telemetry.v1.Requests.$Properties): leyline.telemetry.v1.Requests;
                 * }}
                 */
                Requests.create = function(properties) {
                    return new Requests(properties);
                };

                /**
                 * Encodes the specified Requests message. Does not implicitly {@link leyline.telemetry.v1.Requests.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.telemetry.v1.Requests
                 * @static
                 * @param {leyline.telemetry.v1.Requests.$Properties} message Requests message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Requests.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.route != null && $Object.hasOwnProperty.call(message, "route") && message.route !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.route);
                    if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.backend);
                    if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.protocol);
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.code);
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.count);
                    if (message.milliseconds != null && $Object.hasOwnProperty.call(message, "milliseconds") && !$Object.is(message.milliseconds, 0))
                        writer.uint32(/* id 6, wireType 1 =*/49).double(message.milliseconds);
                    if (message.buckets != null && message.buckets.length)
                        writer.uint32(/* id 7, wireType 2 =*/58).uint64s(message.buckets);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Requests message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.telemetry.v1.Requests
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Requests & leyline.telemetry.v1.Requests.$Shape} Requests
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Requests.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.telemetry.v1.Requests();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.route = value;
                                else
                                    delete message.route;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.backend = value;
                                else
                                    delete message.backend;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.protocol = value;
                                else
                                    delete message.protocol;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.milliseconds = value;
                                else
                                    delete message.milliseconds;
                                continue;
                            }
                        case 7: {
                                if (wireType === 2) {
                                    if (!(message.buckets && message.buckets.length))
                                        message.buckets = [];
                                    reader.uint64s(message.buckets);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.buckets && message.buckets.length))
                                    message.buckets = [];
                                message.buckets.push(reader.uint64());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Requests
                 * @function getTypeUrl
                 * @memberof leyline.telemetry.v1.Requests
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Requests.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.telemetry.v1.Requests";
                };

                return Requests;
            })();

            v1.ReportAck = (function() {

                /**
                 * Properties of a ReportAck.
                 * @typedef {Object} leyline.telemetry.v1.ReportAck.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReportAck.
                 * @memberof leyline.telemetry.v1
                 * @interface IReportAck
                 * @augments leyline.telemetry.v1.ReportAck.$Properties
                 * @deprecated Use leyline.telemetry.v1.ReportAck.$Properties instead.
                 */

                /**
                 * Shape of a ReportAck.
                 * @typedef {leyline.telemetry.v1.ReportAck.$Properties} leyline.telemetry.v1.ReportAck.$Shape
                 */

                /**
                 * Constructs a new ReportAck.
                 * @memberof leyline.telemetry.v1
                 * @classdesc Represents a ReportAck.
                 * @constructor
                 * @param {leyline.telemetry.v1.ReportAck.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReportAck = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new ReportAck instance using the specified properties.
                 * @function create
                 * @memberof leyline.telemetry.v1.ReportAck
                 * @static
                 * @param {leyline.telemetry.v1.ReportAck.$Properties=} [properties] Properties to set
                 * @returns {leyline.telemetry.v1.ReportAck} ReportAck instance
                 * @type {{
                 *   (properties: leyline.telemetry.v1.ReportAck.$Shape): leyline.telemetry.v1.ReportAck & leyline.telemetry.v1.ReportAck.$Shape;
                 *   (properties?: leyline.telemetry.v1.ReportAck.$Properties): leyline.telemetry.v1.ReportAck;
                 * }}
                 */
                ReportAck.create = function(properties) {
                    return new ReportAck(properties);
                };

                /**
                 * Encodes the specified ReportAck message. Does not implicitly {@link leyline.telemetry.v1.ReportAck.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.telemetry.v1.ReportAck
                 * @static
                 * @param {leyline.telemetry.v1.ReportAck.$Properties} message ReportAck message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReportAck.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReportAck message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.telemetry.v1.ReportAck
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.ReportAck & leyline.telemetry.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReportAck.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.telemetry.v1.ReportAck();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for ReportAck
                 * @function getTypeUrl
                 * @memberof leyline.telemetry.v1.ReportAck
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                ReportAck.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.telemetry.v1.ReportAck";
                };

                return ReportAck;
            })();

            return v1;
        })();

        return telemetry;
    })();

    leyline.waypoint = (function() {

        /**
         * Namespace waypoint.
         * @memberof leyline
         * @namespace
         */
        const waypoint = {};

        waypoint.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof leyline.waypoint
             * @namespace
             */
            const v1 = {};

            v1.Waypoint = (function() {

                /**
                 * Properties of a Waypoint.
                 * @typedef {Object} leyline.waypoint.v1.Waypoint.$Properties
                 * @property {string|null} [namespace] Waypoint namespace
                 * @property {string|null} [name] Waypoint name
                 * @property {Array.<leyline.waypoint.v1.ServedService.$Properties>|null} [services] Waypoint services
                 * @property {Array.<string>|null} [workloads] Waypoint workloads
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Waypoint.
                 * @memberof leyline.waypoint.v1
                 * @interface IWaypoint
                 * @augments leyline.waypoint.v1.Waypoint.$Properties
                 * @deprecated Use leyline.waypoint.v1.Waypoint.$Properties instead.
                 */

                /**
                 * Shape of a Waypoint.
                 * @typedef {{
                 *   namespace?: string|null;
                 *   name?: string|null;
                 *   services?: Array.<leyline.waypoint.v1.ServedService.$Shape>|null;
                 *   workloads?: Array.<string>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} leyline.waypoint.v1.Waypoint.$Shape
                 */

                /**
                 * Constructs a new Waypoint.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a Waypoint.
                 * @constructor
                 * @param {leyline.waypoint.v1.Waypoint.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Waypoint = function (properties) {
                    this.services = [];
                    this.workloads = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Waypoint namespace.
                 * @member {string} namespace
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @instance
                 */
                Waypoint.prototype.namespace = "";

                /**
                 * Waypoint name.
                 * @member {string} name
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @instance
                 */
                Waypoint.prototype.name = "";

                /**
                 * Waypoint services.
                 * @member {Array.<leyline.waypoint.v1.ServedService.$Properties>} services
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @instance
                 */
                Waypoint.prototype.services = $util.emptyArray;

                /**
                 * Waypoint workloads.
                 * @member {Array.<string>} workloads
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @instance
                 */
                Waypoint.prototype.workloads = $util.emptyArray;

                /**
                 * Creates a new Waypoint instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @static
                 * @param {leyline.waypoint.v1.Waypoint.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.Waypoint} Waypoint instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.Waypoint.$Shape): leyline.waypoint.v1.Waypoint & leyline.waypoint.v1.Waypoint.$Shape;
                 *   (properties?: leyline.waypoint.v1.Waypoint.$Properties): leyline.waypoint.v1.Waypoint;
                 * }}
                 */
                Waypoint.create = function(properties) {
                    return new Waypoint(properties);
                };

                /**
                 * Encodes the specified Waypoint message. Does not implicitly {@link leyline.waypoint.v1.Waypoint.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @static
                 * @param {leyline.waypoint.v1.Waypoint.$Properties} message Waypoint message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Waypoint.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.namespace);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.services != null && message.services.length)
                        for (let i = 0; i < message.services.length; ++i)
                            $root.leyline.waypoint.v1.ServedService.encode(message.services[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.workloads != null && message.workloads.length)
                        for (let i = 0; i < message.workloads.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.workloads[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Waypoint message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.Waypoint & leyline.waypoint.v1.Waypoint.$Shape} Waypoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Waypoint.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.Waypoint();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.namespace = value;
                                else
                                    delete message.namespace;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.services && message.services.length))
                                    message.services = [];
                                message.services.push($root.leyline.waypoint.v1.ServedService.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.workloads && message.workloads.length))
                                    message.workloads = [];
                                message.workloads.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Waypoint
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.Waypoint
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Waypoint.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.Waypoint";
                };

                return Waypoint;
            })();

            v1.ServedService = (function() {

                /**
                 * Properties of a ServedService.
                 * @typedef {Object} leyline.waypoint.v1.ServedService.$Properties
                 * @property {string|null} [key] ServedService key
                 * @property {Array.<leyline.waypoint.v1.ServedPort.$Properties>|null} [ports] ServedService ports
                 * @property {boolean|null} [bound] ServedService bound
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServedService.
                 * @memberof leyline.waypoint.v1
                 * @interface IServedService
                 * @augments leyline.waypoint.v1.ServedService.$Properties
                 * @deprecated Use leyline.waypoint.v1.ServedService.$Properties instead.
                 */

                /**
                 * Shape of a ServedService.
                 * @typedef {{
                 *   key?: string|null;
                 *   ports?: Array.<leyline.waypoint.v1.ServedPort.$Shape>|null;
                 *   bound?: boolean|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} leyline.waypoint.v1.ServedService.$Shape
                 */

                /**
                 * Constructs a new ServedService.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a ServedService.
                 * @constructor
                 * @param {leyline.waypoint.v1.ServedService.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServedService = function (properties) {
                    this.ports = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServedService key.
                 * @member {string} key
                 * @memberof leyline.waypoint.v1.ServedService
                 * @instance
                 */
                ServedService.prototype.key = "";

                /**
                 * ServedService ports.
                 * @member {Array.<leyline.waypoint.v1.ServedPort.$Properties>} ports
                 * @memberof leyline.waypoint.v1.ServedService
                 * @instance
                 */
                ServedService.prototype.ports = $util.emptyArray;

                /**
                 * ServedService bound.
                 * @member {boolean} bound
                 * @memberof leyline.waypoint.v1.ServedService
                 * @instance
                 */
                ServedService.prototype.bound = false;

                /**
                 * Creates a new ServedService instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.ServedService
                 * @static
                 * @param {leyline.waypoint.v1.ServedService.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.ServedService} ServedService instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.ServedService.$Shape): leyline.waypoint.v1.ServedService & leyline.waypoint.v1.ServedService.$Shape;
                 *   (properties?: leyline.waypoint.v1.ServedService.$Properties): leyline.waypoint.v1.ServedService;
                 * }}
                 */
                ServedService.create = function(properties) {
                    return new ServedService(properties);
                };

                /**
                 * Encodes the specified ServedService message. Does not implicitly {@link leyline.waypoint.v1.ServedService.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.ServedService
                 * @static
                 * @param {leyline.waypoint.v1.ServedService.$Properties} message ServedService message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServedService.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                    if (message.ports != null && message.ports.length)
                        for (let i = 0; i < message.ports.length; ++i)
                            $root.leyline.waypoint.v1.ServedPort.encode(message.ports[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.bound != null && $Object.hasOwnProperty.call(message, "bound") && message.bound !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.bound);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServedService message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.ServedService
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.ServedService & leyline.waypoint.v1.ServedService.$Shape} ServedService
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServedService.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.ServedService();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.ports && message.ports.length))
                                    message.ports = [];
                                message.ports.push($root.leyline.waypoint.v1.ServedPort.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.bound = value;
                                else
                                    delete message.bound;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for ServedService
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.ServedService
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                ServedService.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.ServedService";
                };

                return ServedService;
            })();

            v1.ServedPort = (function() {

                /**
                 * Properties of a ServedPort.
                 * @typedef {Object} leyline.waypoint.v1.ServedPort.$Properties
                 * @property {number|null} [port] ServedPort port
                 * @property {leyline.waypoint.v1.Protocol|null} [protocol] ServedPort protocol
                 * @property {Array.<leyline.waypoint.v1.HttpRule.$Properties>|null} [rules] ServedPort rules
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServedPort.
                 * @memberof leyline.waypoint.v1
                 * @interface IServedPort
                 * @augments leyline.waypoint.v1.ServedPort.$Properties
                 * @deprecated Use leyline.waypoint.v1.ServedPort.$Properties instead.
                 */

                /**
                 * Shape of a ServedPort.
                 * @typedef {{
                 *   port?: number|null;
                 *   protocol?: leyline.waypoint.v1.Protocol|null;
                 *   rules?: Array.<leyline.waypoint.v1.HttpRule.$Shape>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} leyline.waypoint.v1.ServedPort.$Shape
                 */

                /**
                 * Constructs a new ServedPort.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a ServedPort.
                 * @constructor
                 * @param {leyline.waypoint.v1.ServedPort.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServedPort = function (properties) {
                    this.rules = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServedPort port.
                 * @member {number} port
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @instance
                 */
                ServedPort.prototype.port = 0;

                /**
                 * ServedPort protocol.
                 * @member {leyline.waypoint.v1.Protocol} protocol
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @instance
                 */
                ServedPort.prototype.protocol = 0;

                /**
                 * ServedPort rules.
                 * @member {Array.<leyline.waypoint.v1.HttpRule.$Properties>} rules
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @instance
                 */
                ServedPort.prototype.rules = $util.emptyArray;

                /**
                 * Creates a new ServedPort instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @static
                 * @param {leyline.waypoint.v1.ServedPort.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.ServedPort} ServedPort instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.ServedPort.$Shape): leyline.waypoint.v1.ServedPort & leyline.waypoint.v1.ServedPort.$Shape;
                 *   (properties?: leyline.waypoint.v1.ServedPort.$Properties): leyline.waypoint.v1.ServedPort;
                 * }}
                 */
                ServedPort.create = function(properties) {
                    return new ServedPort(properties);
                };

                /**
                 * Encodes the specified ServedPort message. Does not implicitly {@link leyline.waypoint.v1.ServedPort.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @static
                 * @param {leyline.waypoint.v1.ServedPort.$Properties} message ServedPort message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServedPort.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.port);
                    if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.protocol);
                    if (message.rules != null && message.rules.length)
                        for (let i = 0; i < message.rules.length; ++i)
                            $root.leyline.waypoint.v1.HttpRule.encode(message.rules[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServedPort message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.ServedPort & leyline.waypoint.v1.ServedPort.$Shape} ServedPort
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServedPort.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.ServedPort();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.port = value;
                                else
                                    delete message.port;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.protocol = value;
                                else
                                    delete message.protocol;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.rules && message.rules.length))
                                    message.rules = [];
                                message.rules.push($root.leyline.waypoint.v1.HttpRule.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for ServedPort
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.ServedPort
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                ServedPort.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.ServedPort";
                };

                return ServedPort;
            })();

            /**
             * Protocol enum.
             * @name leyline.waypoint.v1.Protocol
             * @enum {number}
             * @property {number} AUTO=0 AUTO value
             * @property {number} TCP=1 TCP value
             * @property {number} HTTP=2 HTTP value
             * @property {number} HTTP2=3 HTTP2 value
             */
            v1.Protocol = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "AUTO"] = 0;
                values[valuesById[1] = "TCP"] = 1;
                values[valuesById[2] = "HTTP"] = 2;
                values[valuesById[3] = "HTTP2"] = 3;
                return values;
            })();

            v1.HttpRule = (function() {

                /**
                 * Properties of a HttpRule.
                 * @typedef {Object} leyline.waypoint.v1.HttpRule.$Properties
                 * @property {string|null} [name] HttpRule name
                 * @property {leyline.waypoint.v1.HttpMatch.$Properties|null} [match] HttpRule match
                 * @property {Array.<leyline.waypoint.v1.Backend.$Properties>|null} [backends] HttpRule backends
                 * @property {leyline.waypoint.v1.HeaderChanges.$Properties|null} [requestHeaders] HttpRule requestHeaders
                 * @property {leyline.waypoint.v1.HeaderChanges.$Properties|null} [responseHeaders] HttpRule responseHeaders
                 * @property {number|null} [requestTimeoutMs] HttpRule requestTimeoutMs
                 * @property {number|null} [backendTimeoutMs] HttpRule backendTimeoutMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HttpRule.
                 * @memberof leyline.waypoint.v1
                 * @interface IHttpRule
                 * @augments leyline.waypoint.v1.HttpRule.$Properties
                 * @deprecated Use leyline.waypoint.v1.HttpRule.$Properties instead.
                 */

                /**
                 * Shape of a HttpRule.
                 * @typedef {{
                 *   name?: string|null;
                 *   match?: leyline.waypoint.v1.HttpMatch.$Shape|null;
                 *   backends?: Array.<leyline.waypoint.v1.Backend.$Shape>|null;
                 *   requestHeaders?: leyline.waypoint.v1.HeaderChanges.$Shape|null;
                 *   responseHeaders?: leyline.waypoint.v1.HeaderChanges.$Shape|null;
                 *   requestTimeoutMs?: number|null;
                 *   backendTimeoutMs?: number|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} leyline.waypoint.v1.HttpRule.$Shape
                 */

                /**
                 * Constructs a new HttpRule.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a HttpRule.
                 * @constructor
                 * @param {leyline.waypoint.v1.HttpRule.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HttpRule = function (properties) {
                    this.backends = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HttpRule name.
                 * @member {string} name
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.name = "";

                /**
                 * HttpRule match.
                 * @member {leyline.waypoint.v1.HttpMatch.$Properties|null|undefined} match
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.match = null;

                /**
                 * HttpRule backends.
                 * @member {Array.<leyline.waypoint.v1.Backend.$Properties>} backends
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.backends = $util.emptyArray;

                /**
                 * HttpRule requestHeaders.
                 * @member {leyline.waypoint.v1.HeaderChanges.$Properties|null|undefined} requestHeaders
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.requestHeaders = null;

                /**
                 * HttpRule responseHeaders.
                 * @member {leyline.waypoint.v1.HeaderChanges.$Properties|null|undefined} responseHeaders
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.responseHeaders = null;

                /**
                 * HttpRule requestTimeoutMs.
                 * @member {number} requestTimeoutMs
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.requestTimeoutMs = 0;

                /**
                 * HttpRule backendTimeoutMs.
                 * @member {number} backendTimeoutMs
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @instance
                 */
                HttpRule.prototype.backendTimeoutMs = 0;

                /**
                 * Creates a new HttpRule instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @static
                 * @param {leyline.waypoint.v1.HttpRule.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.HttpRule} HttpRule instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.HttpRule.$Shape): leyline.waypoint.v1.HttpRule & leyline.waypoint.v1.HttpRule.$Shape;
                 *   (properties?: leyline.waypoint.v1.HttpRule.$Properties): leyline.waypoint.v1.HttpRule;
                 * }}
                 */
                HttpRule.create = function(properties) {
                    return new HttpRule(properties);
                };

                /**
                 * Encodes the specified HttpRule message. Does not implicitly {@link leyline.waypoint.v1.HttpRule.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @static
                 * @param {leyline.waypoint.v1.HttpRule.$Properties} message HttpRule message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HttpRule.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.match != null && $Object.hasOwnProperty.call(message, "match"))
                        $root.leyline.waypoint.v1.HttpMatch.encode(message.match, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.backends != null && message.backends.length)
                        for (let i = 0; i < message.backends.length; ++i)
                            $root.leyline.waypoint.v1.Backend.encode(message.backends[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.requestHeaders != null && $Object.hasOwnProperty.call(message, "requestHeaders"))
                        $root.leyline.waypoint.v1.HeaderChanges.encode(message.requestHeaders, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.responseHeaders != null && $Object.hasOwnProperty.call(message, "responseHeaders"))
                        $root.leyline.waypoint.v1.HeaderChanges.encode(message.responseHeaders, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.requestTimeoutMs != null && $Object.hasOwnProperty.call(message, "requestTimeoutMs") && message.requestTimeoutMs !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.requestTimeoutMs);
                    if (message.backendTimeoutMs != null && $Object.hasOwnProperty.call(message, "backendTimeoutMs") && message.backendTimeoutMs !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.backendTimeoutMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HttpRule message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.HttpRule & leyline.waypoint.v1.HttpRule.$Shape} HttpRule
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HttpRule.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.HttpRule();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.match = $root.leyline.waypoint.v1.HttpMatch.decode(reader, reader.size(), $undefined, _depth + 1, message.match);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.backends && message.backends.length))
                                    message.backends = [];
                                message.backends.push($root.leyline.waypoint.v1.Backend.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.requestHeaders = $root.leyline.waypoint.v1.HeaderChanges.decode(reader, reader.size(), $undefined, _depth + 1, message.requestHeaders);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.responseHeaders = $root.leyline.waypoint.v1.HeaderChanges.decode(reader, reader.size(), $undefined, _depth + 1, message.responseHeaders);
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.requestTimeoutMs = value;
                                else
                                    delete message.requestTimeoutMs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.backendTimeoutMs = value;
                                else
                                    delete message.backendTimeoutMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for HttpRule
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.HttpRule
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                HttpRule.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.HttpRule";
                };

                return HttpRule;
            })();

            v1.HttpMatch = (function() {

                /**
                 * Properties of a HttpMatch.
                 * @typedef {Object} leyline.waypoint.v1.HttpMatch.$Properties
                 * @property {leyline.waypoint.v1.PathMatch.$Properties|null} [path] HttpMatch path
                 * @property {Array.<leyline.waypoint.v1.TextMatch.$Properties>|null} [headers] HttpMatch headers
                 * @property {Array.<leyline.waypoint.v1.TextMatch.$Properties>|null} [query] HttpMatch query
                 * @property {string|null} [method] HttpMatch method
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HttpMatch.
                 * @memberof leyline.waypoint.v1
                 * @interface IHttpMatch
                 * @augments leyline.waypoint.v1.HttpMatch.$Properties
                 * @deprecated Use leyline.waypoint.v1.HttpMatch.$Properties instead.
                 */

                /**
                 * Shape of a HttpMatch.
                 * @typedef {{
                 *   path?: leyline.waypoint.v1.PathMatch.$Shape|null;
                 *   headers?: Array.<leyline.waypoint.v1.TextMatch.$Shape>|null;
                 *   query?: Array.<leyline.waypoint.v1.TextMatch.$Shape>|null;
                 *   method?: string|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} leyline.waypoint.v1.HttpMatch.$Shape
                 */

                /**
                 * Constructs a new HttpMatch.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a HttpMatch.
                 * @constructor
                 * @param {leyline.waypoint.v1.HttpMatch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HttpMatch = function (properties) {
                    this.headers = [];
                    this.query = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HttpMatch path.
                 * @member {leyline.waypoint.v1.PathMatch.$Properties|null|undefined} path
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @instance
                 */
                HttpMatch.prototype.path = null;

                /**
                 * HttpMatch headers.
                 * @member {Array.<leyline.waypoint.v1.TextMatch.$Properties>} headers
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @instance
                 */
                HttpMatch.prototype.headers = $util.emptyArray;

                /**
                 * HttpMatch query.
                 * @member {Array.<leyline.waypoint.v1.TextMatch.$Properties>} query
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @instance
                 */
                HttpMatch.prototype.query = $util.emptyArray;

                /**
                 * HttpMatch method.
                 * @member {string} method
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @instance
                 */
                HttpMatch.prototype.method = "";

                /**
                 * Creates a new HttpMatch instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @static
                 * @param {leyline.waypoint.v1.HttpMatch.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.HttpMatch} HttpMatch instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.HttpMatch.$Shape): leyline.waypoint.v1.HttpMatch & leyline.waypoint.v1.HttpMatch.$Shape;
                 *   (properties?: leyline.waypoint.v1.HttpMatch.$Properties): leyline.waypoint.v1.HttpMatch;
                 * }}
                 */
                HttpMatch.create = function(properties) {
                    return new HttpMatch(properties);
                };

                /**
                 * Encodes the specified HttpMatch message. Does not implicitly {@link leyline.waypoint.v1.HttpMatch.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @static
                 * @param {leyline.waypoint.v1.HttpMatch.$Properties} message HttpMatch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HttpMatch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                        $root.leyline.waypoint.v1.PathMatch.encode(message.path, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.headers != null && message.headers.length)
                        for (let i = 0; i < message.headers.length; ++i)
                            $root.leyline.waypoint.v1.TextMatch.encode(message.headers[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.query != null && message.query.length)
                        for (let i = 0; i < message.query.length; ++i)
                            $root.leyline.waypoint.v1.TextMatch.encode(message.query[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.method);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HttpMatch message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.HttpMatch & leyline.waypoint.v1.HttpMatch.$Shape} HttpMatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HttpMatch.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.HttpMatch();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.path = $root.leyline.waypoint.v1.PathMatch.decode(reader, reader.size(), $undefined, _depth + 1, message.path);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.headers && message.headers.length))
                                    message.headers = [];
                                message.headers.push($root.leyline.waypoint.v1.TextMatch.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.query && message.query.length))
                                    message.query = [];
                                message.query.push($root.leyline.waypoint.v1.TextMatch.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.method = value;
                                else
                                    delete message.method;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for HttpMatch
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.HttpMatch
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                HttpMatch.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.HttpMatch";
                };

                return HttpMatch;
            })();

            v1.PathMatch = (function() {

                /**
                 * Properties of a PathMatch.
                 * @typedef {Object} leyline.waypoint.v1.PathMatch.$Properties
                 * @property {string|null} [exact] PathMatch exact
                 * @property {string|null} [prefix] PathMatch prefix
                 * @property {string|null} [regex] PathMatch regex
                 * @property {"exact"|"prefix"|"regex"} [kind] PathMatch kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PathMatch.
                 * @memberof leyline.waypoint.v1
                 * @interface IPathMatch
                 * @augments leyline.waypoint.v1.PathMatch.$Properties
                 * @deprecated Use leyline.waypoint.v1.PathMatch.$Properties instead.
                 */

                /**
                 * Narrowed shape of a PathMatch.
                 * @typedef {{
                 *   exact?: string|null;
                 *   prefix?: string|null;
                 *   regex?: string|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; exact?: null; prefix?: null; regex?: null }|{ kind?: "exact"; exact: string; prefix?: null; regex?: null }|{ kind?: "prefix"; exact?: null; prefix: string; regex?: null }|{ kind?: "regex"; exact?: null; prefix?: null; regex: string })
                 * )} leyline.waypoint.v1.PathMatch.$Shape
                 */

                /**
                 * Constructs a new PathMatch.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a PathMatch.
                 * @constructor
                 * @param {leyline.waypoint.v1.PathMatch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PathMatch = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PathMatch exact.
                 * @member {string|null|undefined} exact
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @instance
                 */
                PathMatch.prototype.exact = null;

                /**
                 * PathMatch prefix.
                 * @member {string|null|undefined} prefix
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @instance
                 */
                PathMatch.prototype.prefix = null;

                /**
                 * PathMatch regex.
                 * @member {string|null|undefined} regex
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @instance
                 */
                PathMatch.prototype.regex = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * PathMatch kind.
                 * @member {"exact"|"prefix"|"regex"|undefined} kind
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @instance
                 */
                $Object.defineProperty(PathMatch.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["exact", "prefix", "regex"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new PathMatch instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @static
                 * @param {leyline.waypoint.v1.PathMatch.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.PathMatch} PathMatch instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.PathMatch.$Shape): leyline.waypoint.v1.PathMatch & leyline.waypoint.v1.PathMatch.$Shape;
                 *   (properties?: leyline.waypoint.v1.PathMatch.$Properties): leyline.waypoint.v1.PathMatch;
                 * }}
                 */
                PathMatch.create = function(properties) {
                    return new PathMatch(properties);
                };

                /**
                 * Encodes the specified PathMatch message. Does not implicitly {@link leyline.waypoint.v1.PathMatch.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @static
                 * @param {leyline.waypoint.v1.PathMatch.$Properties} message PathMatch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PathMatch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.exact != null && $Object.hasOwnProperty.call(message, "exact"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.exact);
                    if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.prefix);
                    if (message.regex != null && $Object.hasOwnProperty.call(message, "regex"))
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.regex);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PathMatch message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.PathMatch & leyline.waypoint.v1.PathMatch.$Shape} PathMatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PathMatch.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.PathMatch();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.exact = reader.stringVerify();
                                message.kind = "exact";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.prefix = reader.stringVerify();
                                message.kind = "prefix";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.regex = reader.stringVerify();
                                message.kind = "regex";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for PathMatch
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.PathMatch
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                PathMatch.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.PathMatch";
                };

                return PathMatch;
            })();

            v1.TextMatch = (function() {

                /**
                 * Properties of a TextMatch.
                 * @typedef {Object} leyline.waypoint.v1.TextMatch.$Properties
                 * @property {string|null} [name] TextMatch name
                 * @property {string|null} [exact] TextMatch exact
                 * @property {string|null} [regex] TextMatch regex
                 * @property {"exact"|"regex"} [kind] TextMatch kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TextMatch.
                 * @memberof leyline.waypoint.v1
                 * @interface ITextMatch
                 * @augments leyline.waypoint.v1.TextMatch.$Properties
                 * @deprecated Use leyline.waypoint.v1.TextMatch.$Properties instead.
                 */

                /**
                 * Narrowed shape of a TextMatch.
                 * @typedef {{
                 *   name?: string|null;
                 *   exact?: string|null;
                 *   regex?: string|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; exact?: null; regex?: null }|{ kind?: "exact"; exact: string; regex?: null }|{ kind?: "regex"; exact?: null; regex: string })
                 * )} leyline.waypoint.v1.TextMatch.$Shape
                 */

                /**
                 * Constructs a new TextMatch.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a TextMatch.
                 * @constructor
                 * @param {leyline.waypoint.v1.TextMatch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TextMatch = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TextMatch name.
                 * @member {string} name
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @instance
                 */
                TextMatch.prototype.name = "";

                /**
                 * TextMatch exact.
                 * @member {string|null|undefined} exact
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @instance
                 */
                TextMatch.prototype.exact = null;

                /**
                 * TextMatch regex.
                 * @member {string|null|undefined} regex
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @instance
                 */
                TextMatch.prototype.regex = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * TextMatch kind.
                 * @member {"exact"|"regex"|undefined} kind
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @instance
                 */
                $Object.defineProperty(TextMatch.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["exact", "regex"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new TextMatch instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @static
                 * @param {leyline.waypoint.v1.TextMatch.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.TextMatch} TextMatch instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.TextMatch.$Shape): leyline.waypoint.v1.TextMatch & leyline.waypoint.v1.TextMatch.$Shape;
                 *   (properties?: leyline.waypoint.v1.TextMatch.$Properties): leyline.waypoint.v1.TextMatch;
                 * }}
                 */
                TextMatch.create = function(properties) {
                    return new TextMatch(properties);
                };

                /**
                 * Encodes the specified TextMatch message. Does not implicitly {@link leyline.waypoint.v1.TextMatch.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @static
                 * @param {leyline.waypoint.v1.TextMatch.$Properties} message TextMatch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TextMatch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.exact != null && $Object.hasOwnProperty.call(message, "exact"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.exact);
                    if (message.regex != null && $Object.hasOwnProperty.call(message, "regex"))
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.regex);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TextMatch message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.TextMatch & leyline.waypoint.v1.TextMatch.$Shape} TextMatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TextMatch.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.TextMatch();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.exact = reader.stringVerify();
                                message.kind = "exact";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.regex = reader.stringVerify();
                                message.kind = "regex";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for TextMatch
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.TextMatch
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                TextMatch.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.TextMatch";
                };

                return TextMatch;
            })();

            v1.Backend = (function() {

                /**
                 * Properties of a Backend.
                 * @typedef {Object} leyline.waypoint.v1.Backend.$Properties
                 * @property {string|null} [service] Backend service
                 * @property {number|null} [port] Backend port
                 * @property {number|null} [weight] Backend weight
                 * @property {string|null} [problem] Backend problem
                 * @property {leyline.waypoint.v1.HeaderChanges.$Properties|null} [requestHeaders] Backend requestHeaders
                 * @property {leyline.waypoint.v1.HeaderChanges.$Properties|null} [responseHeaders] Backend responseHeaders
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Backend.
                 * @memberof leyline.waypoint.v1
                 * @interface IBackend
                 * @augments leyline.waypoint.v1.Backend.$Properties
                 * @deprecated Use leyline.waypoint.v1.Backend.$Properties instead.
                 */

                /**
                 * Shape of a Backend.
                 * @typedef {leyline.waypoint.v1.Backend.$Properties} leyline.waypoint.v1.Backend.$Shape
                 */

                /**
                 * Constructs a new Backend.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a Backend.
                 * @constructor
                 * @param {leyline.waypoint.v1.Backend.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Backend = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Backend service.
                 * @member {string} service
                 * @memberof leyline.waypoint.v1.Backend
                 * @instance
                 */
                Backend.prototype.service = "";

                /**
                 * Backend port.
                 * @member {number} port
                 * @memberof leyline.waypoint.v1.Backend
                 * @instance
                 */
                Backend.prototype.port = 0;

                /**
                 * Backend weight.
                 * @member {number} weight
                 * @memberof leyline.waypoint.v1.Backend
                 * @instance
                 */
                Backend.prototype.weight = 0;

                /**
                 * Backend problem.
                 * @member {string} problem
                 * @memberof leyline.waypoint.v1.Backend
                 * @instance
                 */
                Backend.prototype.problem = "";

                /**
                 * Backend requestHeaders.
                 * @member {leyline.waypoint.v1.HeaderChanges.$Properties|null|undefined} requestHeaders
                 * @memberof leyline.waypoint.v1.Backend
                 * @instance
                 */
                Backend.prototype.requestHeaders = null;

                /**
                 * Backend responseHeaders.
                 * @member {leyline.waypoint.v1.HeaderChanges.$Properties|null|undefined} responseHeaders
                 * @memberof leyline.waypoint.v1.Backend
                 * @instance
                 */
                Backend.prototype.responseHeaders = null;

                /**
                 * Creates a new Backend instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.Backend
                 * @static
                 * @param {leyline.waypoint.v1.Backend.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.Backend} Backend instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.Backend.$Shape): leyline.waypoint.v1.Backend & leyline.waypoint.v1.Backend.$Shape;
                 *   (properties?: leyline.waypoint.v1.Backend.$Properties): leyline.waypoint.v1.Backend;
                 * }}
                 */
                Backend.create = function(properties) {
                    return new Backend(properties);
                };

                /**
                 * Encodes the specified Backend message. Does not implicitly {@link leyline.waypoint.v1.Backend.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.Backend
                 * @static
                 * @param {leyline.waypoint.v1.Backend.$Properties} message Backend message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Backend.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                    if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.port);
                    if (message.weight != null && $Object.hasOwnProperty.call(message, "weight") && message.weight !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.weight);
                    if (message.problem != null && $Object.hasOwnProperty.call(message, "problem") && message.problem !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.problem);
                    if (message.requestHeaders != null && $Object.hasOwnProperty.call(message, "requestHeaders"))
                        $root.leyline.waypoint.v1.HeaderChanges.encode(message.requestHeaders, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.responseHeaders != null && $Object.hasOwnProperty.call(message, "responseHeaders"))
                        $root.leyline.waypoint.v1.HeaderChanges.encode(message.responseHeaders, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Backend message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.Backend
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.Backend & leyline.waypoint.v1.Backend.$Shape} Backend
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Backend.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.Backend();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.service = value;
                                else
                                    delete message.service;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.port = value;
                                else
                                    delete message.port;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.weight = value;
                                else
                                    delete message.weight;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.problem = value;
                                else
                                    delete message.problem;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.requestHeaders = $root.leyline.waypoint.v1.HeaderChanges.decode(reader, reader.size(), $undefined, _depth + 1, message.requestHeaders);
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.responseHeaders = $root.leyline.waypoint.v1.HeaderChanges.decode(reader, reader.size(), $undefined, _depth + 1, message.responseHeaders);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Backend
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.Backend
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Backend.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.Backend";
                };

                return Backend;
            })();

            v1.HeaderChanges = (function() {

                /**
                 * Properties of a HeaderChanges.
                 * @typedef {Object} leyline.waypoint.v1.HeaderChanges.$Properties
                 * @property {Array.<leyline.waypoint.v1.Header.$Properties>|null} [set] HeaderChanges set
                 * @property {Array.<leyline.waypoint.v1.Header.$Properties>|null} [add] HeaderChanges add
                 * @property {Array.<string>|null} [remove] HeaderChanges remove
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HeaderChanges.
                 * @memberof leyline.waypoint.v1
                 * @interface IHeaderChanges
                 * @augments leyline.waypoint.v1.HeaderChanges.$Properties
                 * @deprecated Use leyline.waypoint.v1.HeaderChanges.$Properties instead.
                 */

                /**
                 * Shape of a HeaderChanges.
                 * @typedef {leyline.waypoint.v1.HeaderChanges.$Properties} leyline.waypoint.v1.HeaderChanges.$Shape
                 */

                /**
                 * Constructs a new HeaderChanges.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a HeaderChanges.
                 * @constructor
                 * @param {leyline.waypoint.v1.HeaderChanges.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HeaderChanges = function (properties) {
                    this.set = [];
                    this.add = [];
                    this.remove = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HeaderChanges set.
                 * @member {Array.<leyline.waypoint.v1.Header.$Properties>} set
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @instance
                 */
                HeaderChanges.prototype.set = $util.emptyArray;

                /**
                 * HeaderChanges add.
                 * @member {Array.<leyline.waypoint.v1.Header.$Properties>} add
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @instance
                 */
                HeaderChanges.prototype.add = $util.emptyArray;

                /**
                 * HeaderChanges remove.
                 * @member {Array.<string>} remove
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @instance
                 */
                HeaderChanges.prototype.remove = $util.emptyArray;

                /**
                 * Creates a new HeaderChanges instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @static
                 * @param {leyline.waypoint.v1.HeaderChanges.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.HeaderChanges} HeaderChanges instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.HeaderChanges.$Shape): leyline.waypoint.v1.HeaderChanges & leyline.waypoint.v1.HeaderChanges.$Shape;
                 *   (properties?: leyline.waypoint.v1.HeaderChanges.$Properties): leyline.waypoint.v1.HeaderChanges;
                 * }}
                 */
                HeaderChanges.create = function(properties) {
                    return new HeaderChanges(properties);
                };

                /**
                 * Encodes the specified HeaderChanges message. Does not implicitly {@link leyline.waypoint.v1.HeaderChanges.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @static
                 * @param {leyline.waypoint.v1.HeaderChanges.$Properties} message HeaderChanges message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HeaderChanges.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.set != null && message.set.length)
                        for (let i = 0; i < message.set.length; ++i)
                            $root.leyline.waypoint.v1.Header.encode(message.set[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.add != null && message.add.length)
                        for (let i = 0; i < message.add.length; ++i)
                            $root.leyline.waypoint.v1.Header.encode(message.add[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.remove != null && message.remove.length)
                        for (let i = 0; i < message.remove.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.remove[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HeaderChanges message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.HeaderChanges & leyline.waypoint.v1.HeaderChanges.$Shape} HeaderChanges
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HeaderChanges.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.HeaderChanges();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.set && message.set.length))
                                    message.set = [];
                                message.set.push($root.leyline.waypoint.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.add && message.add.length))
                                    message.add = [];
                                message.add.push($root.leyline.waypoint.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.remove && message.remove.length))
                                    message.remove = [];
                                message.remove.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for HeaderChanges
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.HeaderChanges
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                HeaderChanges.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.HeaderChanges";
                };

                return HeaderChanges;
            })();

            v1.Header = (function() {

                /**
                 * Properties of a Header.
                 * @typedef {Object} leyline.waypoint.v1.Header.$Properties
                 * @property {string|null} [name] Header name
                 * @property {string|null} [value] Header value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Header.
                 * @memberof leyline.waypoint.v1
                 * @interface IHeader
                 * @augments leyline.waypoint.v1.Header.$Properties
                 * @deprecated Use leyline.waypoint.v1.Header.$Properties instead.
                 */

                /**
                 * Shape of a Header.
                 * @typedef {leyline.waypoint.v1.Header.$Properties} leyline.waypoint.v1.Header.$Shape
                 */

                /**
                 * Constructs a new Header.
                 * @memberof leyline.waypoint.v1
                 * @classdesc Represents a Header.
                 * @constructor
                 * @param {leyline.waypoint.v1.Header.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Header = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Header name.
                 * @member {string} name
                 * @memberof leyline.waypoint.v1.Header
                 * @instance
                 */
                Header.prototype.name = "";

                /**
                 * Header value.
                 * @member {string} value
                 * @memberof leyline.waypoint.v1.Header
                 * @instance
                 */
                Header.prototype.value = "";

                /**
                 * Creates a new Header instance using the specified properties.
                 * @function create
                 * @memberof leyline.waypoint.v1.Header
                 * @static
                 * @param {leyline.waypoint.v1.Header.$Properties=} [properties] Properties to set
                 * @returns {leyline.waypoint.v1.Header} Header instance
                 * @type {{
                 *   (properties: leyline.waypoint.v1.Header.$Shape): leyline.waypoint.v1.Header & leyline.waypoint.v1.Header.$Shape;
                 *   (properties?: leyline.waypoint.v1.Header.$Properties): leyline.waypoint.v1.Header;
                 * }}
                 */
                Header.create = function(properties) {
                    return new Header(properties);
                };

                /**
                 * Encodes the specified Header message. Does not implicitly {@link leyline.waypoint.v1.Header.verify|verify} messages.
                 * @function encode
                 * @memberof leyline.waypoint.v1.Header
                 * @static
                 * @param {leyline.waypoint.v1.Header.$Properties} message Header message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Header.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @function decode
                 * @memberof leyline.waypoint.v1.Header
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.Header & leyline.waypoint.v1.Header.$Shape} Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Header.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.leyline.waypoint.v1.Header();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Gets the type url for Header
                 * @function getTypeUrl
                 * @memberof leyline.waypoint.v1.Header
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Header.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/leyline.waypoint.v1.Header";
                };

                return Header;
            })();

            return v1;
        })();

        return waypoint;
    })();

    return leyline;
})();

export const google = $root.google = (() => {

    /**
     * Namespace google.
     * @exports google
     * @namespace
     */
    const google = {};

    google.protobuf = (function() {

        /**
         * Namespace protobuf.
         * @memberof google
         * @namespace
         */
        const protobuf = {};

        protobuf.Struct = (function() {

            /**
             * Properties of a Struct.
             * @typedef {Object} google.protobuf.Struct.$Properties
             * @property {Object.<string,google.protobuf.Value.$Properties>|null} [fields] Struct fields
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Struct.
             * @memberof google.protobuf
             * @interface IStruct
             * @augments google.protobuf.Struct.$Properties
             * @deprecated Use google.protobuf.Struct.$Properties instead.
             */

            /**
             * Shape of a Struct.
             * @typedef {{
             *   fields?: Object.<string,google.protobuf.Value.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} google.protobuf.Struct.$Shape
             */

            /**
             * Constructs a new Struct.
             * @memberof google.protobuf
             * @classdesc Represents a Struct.
             * @constructor
             * @param {google.protobuf.Struct.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Struct = function (properties) {
                this.fields = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Struct fields.
             * @member {Object.<string,google.protobuf.Value.$Properties>} fields
             * @memberof google.protobuf.Struct
             * @instance
             */
            Struct.prototype.fields = $util.emptyObject;

            /**
             * Creates a new Struct instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Struct
             * @static
             * @param {google.protobuf.Struct.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Struct} Struct instance
             * @type {{
             *   (properties: google.protobuf.Struct.$Shape): google.protobuf.Struct & google.protobuf.Struct.$Shape;
             *   (properties?: google.protobuf.Struct.$Properties): google.protobuf.Struct;
             * }}
             */
            Struct.create = function(properties) {
                return new Struct(properties);
            };

            /**
             * Encodes the specified Struct message. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Struct
             * @static
             * @param {google.protobuf.Struct.$Properties} message Struct message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Struct.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fields != null && $Object.hasOwnProperty.call(message, "fields"))
                    for (let keys = $Object.keys(message.fields), i = 0; i < keys.length; ++i) {
                        writer.uint32(/* id 1, wireType 2 =*/10).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]);
                        $root.google.protobuf.Value.encode(message.fields[keys[i]], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim().ldelim();
                    }
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Struct
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Struct.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Struct();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (message.fields === $util.emptyObject)
                                message.fields = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = $root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1, value);
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.fields, key);
                            message.fields[key] = value || new $root.google.protobuf.Value();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Struct
             * @function getTypeUrl
             * @memberof google.protobuf.Struct
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Struct.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.Struct";
            };

            return Struct;
        })();

        protobuf.Value = (function() {

            /**
             * Properties of a Value.
             * @typedef {Object} google.protobuf.Value.$Properties
             * @property {google.protobuf.NullValue|null} [nullValue] Value nullValue
             * @property {number|null} [numberValue] Value numberValue
             * @property {string|null} [stringValue] Value stringValue
             * @property {boolean|null} [boolValue] Value boolValue
             * @property {google.protobuf.Struct.$Properties|null} [structValue] Value structValue
             * @property {google.protobuf.ListValue.$Properties|null} [listValue] Value listValue
             * @property {"nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue"} [kind] Value kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Value.
             * @memberof google.protobuf
             * @interface IValue
             * @augments google.protobuf.Value.$Properties
             * @deprecated Use google.protobuf.Value.$Properties instead.
             */

            /**
             * Narrowed shape of a Value.
             * @typedef {{
             *   nullValue?: google.protobuf.NullValue|null;
             *   numberValue?: number|null;
             *   stringValue?: string|null;
             *   boolValue?: boolean|null;
             *   structValue?: google.protobuf.Struct.$Shape|null;
             *   listValue?: google.protobuf.ListValue.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "nullValue"; nullValue: google.protobuf.NullValue; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "numberValue"; nullValue?: null; numberValue: number; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "stringValue"; nullValue?: null; numberValue?: null; stringValue: string; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "boolValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue: boolean; structValue?: null; listValue?: null }|{ kind?: "structValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue: google.protobuf.Struct.$Shape; listValue?: null }|{ kind?: "listValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue: google.protobuf.ListValue.$Shape })
             * )} google.protobuf.Value.$Shape
             */

            /**
             * Constructs a new Value.
             * @memberof google.protobuf
             * @classdesc Represents a Value.
             * @constructor
             * @param {google.protobuf.Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Value nullValue.
             * @member {google.protobuf.NullValue|null|undefined} nullValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.nullValue = null;

            /**
             * Value numberValue.
             * @member {number|null|undefined} numberValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.numberValue = null;

            /**
             * Value stringValue.
             * @member {string|null|undefined} stringValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.stringValue = null;

            /**
             * Value boolValue.
             * @member {boolean|null|undefined} boolValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.boolValue = null;

            /**
             * Value structValue.
             * @member {google.protobuf.Struct.$Properties|null|undefined} structValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.structValue = null;

            /**
             * Value listValue.
             * @member {google.protobuf.ListValue.$Properties|null|undefined} listValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.listValue = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Value kind.
             * @member {"nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue"|undefined} kind
             * @memberof google.protobuf.Value
             * @instance
             */
            $Object.defineProperty(Value.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["nullValue", "numberValue", "stringValue", "boolValue", "structValue", "listValue"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Value instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Value
             * @static
             * @param {google.protobuf.Value.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Value} Value instance
             * @type {{
             *   (properties: google.protobuf.Value.$Shape): google.protobuf.Value & google.protobuf.Value.$Shape;
             *   (properties?: google.protobuf.Value.$Properties): google.protobuf.Value;
             * }}
             */
            Value.create = function(properties) {
                return new Value(properties);
            };

            /**
             * Encodes the specified Value message. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Value
             * @static
             * @param {google.protobuf.Value.$Properties} message Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nullValue != null && $Object.hasOwnProperty.call(message, "nullValue"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nullValue);
                if (message.numberValue != null && $Object.hasOwnProperty.call(message, "numberValue"))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.numberValue);
                if (message.stringValue != null && $Object.hasOwnProperty.call(message, "stringValue"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.stringValue);
                if (message.boolValue != null && $Object.hasOwnProperty.call(message, "boolValue"))
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.boolValue);
                if (message.structValue != null && $Object.hasOwnProperty.call(message, "structValue"))
                    $root.google.protobuf.Struct.encode(message.structValue, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.listValue != null && $Object.hasOwnProperty.call(message, "listValue"))
                    $root.google.protobuf.ListValue.encode(message.listValue, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.nullValue = reader.int32();
                            message.kind = "nullValue";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.numberValue = reader.double();
                            message.kind = "numberValue";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.stringValue = reader.stringVerify();
                            message.kind = "stringValue";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.boolValue = reader.bool();
                            message.kind = "boolValue";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.structValue = $root.google.protobuf.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.structValue);
                            message.kind = "structValue";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.listValue = $root.google.protobuf.ListValue.decode(reader, reader.size(), $undefined, _depth + 1, message.listValue);
                            message.kind = "listValue";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Value
             * @function getTypeUrl
             * @memberof google.protobuf.Value
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Value.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.Value";
            };

            return Value;
        })();

        /**
         * NullValue enum.
         * @name google.protobuf.NullValue
         * @enum {number}
         * @property {number} NULL_VALUE=0 NULL_VALUE value
         */
        protobuf.NullValue = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NULL_VALUE"] = 0;
            return values;
        })();

        protobuf.ListValue = (function() {

            /**
             * Properties of a ListValue.
             * @typedef {Object} google.protobuf.ListValue.$Properties
             * @property {Array.<google.protobuf.Value.$Properties>|null} [values] ListValue values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListValue.
             * @memberof google.protobuf
             * @interface IListValue
             * @augments google.protobuf.ListValue.$Properties
             * @deprecated Use google.protobuf.ListValue.$Properties instead.
             */

            /**
             * Shape of a ListValue.
             * @typedef {{
             *   values?: Array.<google.protobuf.Value.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} google.protobuf.ListValue.$Shape
             */

            /**
             * Constructs a new ListValue.
             * @memberof google.protobuf
             * @classdesc Represents a ListValue.
             * @constructor
             * @param {google.protobuf.ListValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListValue = function (properties) {
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListValue values.
             * @member {Array.<google.protobuf.Value.$Properties>} values
             * @memberof google.protobuf.ListValue
             * @instance
             */
            ListValue.prototype.values = $util.emptyArray;

            /**
             * Creates a new ListValue instance using the specified properties.
             * @function create
             * @memberof google.protobuf.ListValue
             * @static
             * @param {google.protobuf.ListValue.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.ListValue} ListValue instance
             * @type {{
             *   (properties: google.protobuf.ListValue.$Shape): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;
             *   (properties?: google.protobuf.ListValue.$Properties): google.protobuf.ListValue;
             * }}
             */
            ListValue.create = function(properties) {
                return new ListValue(properties);
            };

            /**
             * Encodes the specified ListValue message. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.ListValue
             * @static
             * @param {google.protobuf.ListValue.$Properties} message ListValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.values != null && message.values.length)
                    for (let i = 0; i < message.values.length; ++i)
                        $root.google.protobuf.Value.encode(message.values[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.ListValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.ListValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push($root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for ListValue
             * @function getTypeUrl
             * @memberof google.protobuf.ListValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.ListValue";
            };

            return ListValue;
        })();

        protobuf.Any = (function() {

            /**
             * Properties of an Any.
             * @typedef {Object} google.protobuf.Any.$Properties
             * @property {string|null} [type_url] Any type_url
             * @property {Uint8Array|null} [value] Any value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Any.
             * @memberof google.protobuf
             * @interface IAny
             * @augments google.protobuf.Any.$Properties
             * @deprecated Use google.protobuf.Any.$Properties instead.
             */

            /**
             * Shape of an Any.
             * @typedef {google.protobuf.Any.$Properties} google.protobuf.Any.$Shape
             */

            /**
             * Constructs a new Any.
             * @memberof google.protobuf
             * @classdesc Represents an Any.
             * @constructor
             * @param {google.protobuf.Any.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Any = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Any type_url.
             * @member {string} type_url
             * @memberof google.protobuf.Any
             * @instance
             */
            Any.prototype.type_url = "";

            /**
             * Any value.
             * @member {Uint8Array} value
             * @memberof google.protobuf.Any
             * @instance
             */
            Any.prototype.value = $util.newBuffer([]);

            /**
             * Creates a new Any instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Any
             * @static
             * @param {google.protobuf.Any.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Any} Any instance
             * @type {{
             *   (properties: google.protobuf.Any.$Shape): google.protobuf.Any & google.protobuf.Any.$Shape;
             *   (properties?: google.protobuf.Any.$Properties): google.protobuf.Any;
             * }}
             */
            Any.create = function(properties) {
                return new Any(properties);
            };

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Any
             * @static
             * @param {google.protobuf.Any.$Properties} message Any message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Any.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type_url != null && $Object.hasOwnProperty.call(message, "type_url") && message.type_url !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.type_url);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Any
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Any.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Any();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.type_url = value;
                            else
                                delete message.type_url;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Any
             * @function getTypeUrl
             * @memberof google.protobuf.Any
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Any.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.Any";
            };

            return Any;
        })();

        protobuf.Empty = (function() {

            /**
             * Properties of an Empty.
             * @typedef {Object} google.protobuf.Empty.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Empty.
             * @memberof google.protobuf
             * @interface IEmpty
             * @augments google.protobuf.Empty.$Properties
             * @deprecated Use google.protobuf.Empty.$Properties instead.
             */

            /**
             * Shape of an Empty.
             * @typedef {google.protobuf.Empty.$Properties} google.protobuf.Empty.$Shape
             */

            /**
             * Constructs a new Empty.
             * @memberof google.protobuf
             * @classdesc Represents an Empty.
             * @constructor
             * @param {google.protobuf.Empty.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Empty = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new Empty instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Empty
             * @static
             * @param {google.protobuf.Empty.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Empty} Empty instance
             * @type {{
             *   (properties: google.protobuf.Empty.$Shape): google.protobuf.Empty & google.protobuf.Empty.$Shape;
             *   (properties?: google.protobuf.Empty.$Properties): google.protobuf.Empty;
             * }}
             */
            Empty.create = function(properties) {
                return new Empty(properties);
            };

            /**
             * Encodes the specified Empty message. Does not implicitly {@link google.protobuf.Empty.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Empty
             * @static
             * @param {google.protobuf.Empty.$Properties} message Empty message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Empty.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Empty message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Empty
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Empty & google.protobuf.Empty.$Shape} Empty
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Empty.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Empty();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Empty
             * @function getTypeUrl
             * @memberof google.protobuf.Empty
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Empty.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.Empty";
            };

            return Empty;
        })();

        protobuf.DoubleValue = (function() {

            /**
             * Properties of a DoubleValue.
             * @typedef {Object} google.protobuf.DoubleValue.$Properties
             * @property {number|null} [value] DoubleValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DoubleValue.
             * @memberof google.protobuf
             * @interface IDoubleValue
             * @augments google.protobuf.DoubleValue.$Properties
             * @deprecated Use google.protobuf.DoubleValue.$Properties instead.
             */

            /**
             * Shape of a DoubleValue.
             * @typedef {google.protobuf.DoubleValue.$Properties} google.protobuf.DoubleValue.$Shape
             */

            /**
             * Constructs a new DoubleValue.
             * @memberof google.protobuf
             * @classdesc Represents a DoubleValue.
             * @constructor
             * @param {google.protobuf.DoubleValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DoubleValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DoubleValue value.
             * @member {number} value
             * @memberof google.protobuf.DoubleValue
             * @instance
             */
            DoubleValue.prototype.value = 0;

            /**
             * Creates a new DoubleValue instance using the specified properties.
             * @function create
             * @memberof google.protobuf.DoubleValue
             * @static
             * @param {google.protobuf.DoubleValue.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.DoubleValue} DoubleValue instance
             * @type {{
             *   (properties: google.protobuf.DoubleValue.$Shape): google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape;
             *   (properties?: google.protobuf.DoubleValue.$Properties): google.protobuf.DoubleValue;
             * }}
             */
            DoubleValue.create = function(properties) {
                return new DoubleValue(properties);
            };

            /**
             * Encodes the specified DoubleValue message. Does not implicitly {@link google.protobuf.DoubleValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.DoubleValue
             * @static
             * @param {google.protobuf.DoubleValue.$Properties} message DoubleValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DoubleValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && !$Object.is(message.value, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DoubleValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.DoubleValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape} DoubleValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DoubleValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.DoubleValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for DoubleValue
             * @function getTypeUrl
             * @memberof google.protobuf.DoubleValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DoubleValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.DoubleValue";
            };

            return DoubleValue;
        })();

        protobuf.FloatValue = (function() {

            /**
             * Properties of a FloatValue.
             * @typedef {Object} google.protobuf.FloatValue.$Properties
             * @property {number|null} [value] FloatValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FloatValue.
             * @memberof google.protobuf
             * @interface IFloatValue
             * @augments google.protobuf.FloatValue.$Properties
             * @deprecated Use google.protobuf.FloatValue.$Properties instead.
             */

            /**
             * Shape of a FloatValue.
             * @typedef {google.protobuf.FloatValue.$Properties} google.protobuf.FloatValue.$Shape
             */

            /**
             * Constructs a new FloatValue.
             * @memberof google.protobuf
             * @classdesc Represents a FloatValue.
             * @constructor
             * @param {google.protobuf.FloatValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FloatValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FloatValue value.
             * @member {number} value
             * @memberof google.protobuf.FloatValue
             * @instance
             */
            FloatValue.prototype.value = 0;

            /**
             * Creates a new FloatValue instance using the specified properties.
             * @function create
             * @memberof google.protobuf.FloatValue
             * @static
             * @param {google.protobuf.FloatValue.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.FloatValue} FloatValue instance
             * @type {{
             *   (properties: google.protobuf.FloatValue.$Shape): google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape;
             *   (properties?: google.protobuf.FloatValue.$Properties): google.protobuf.FloatValue;
             * }}
             */
            FloatValue.create = function(properties) {
                return new FloatValue(properties);
            };

            /**
             * Encodes the specified FloatValue message. Does not implicitly {@link google.protobuf.FloatValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.FloatValue
             * @static
             * @param {google.protobuf.FloatValue.$Properties} message FloatValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FloatValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && !$Object.is(message.value, 0))
                    writer.uint32(/* id 1, wireType 5 =*/13).float(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FloatValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.FloatValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape} FloatValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FloatValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FloatValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            if (!$Object.is(value = reader.float(), 0))
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for FloatValue
             * @function getTypeUrl
             * @memberof google.protobuf.FloatValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            FloatValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FloatValue";
            };

            return FloatValue;
        })();

        protobuf.Int64Value = (function() {

            /**
             * Properties of an Int64Value.
             * @typedef {Object} google.protobuf.Int64Value.$Properties
             * @property {number|Long|null} [value] Int64Value value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Int64Value.
             * @memberof google.protobuf
             * @interface IInt64Value
             * @augments google.protobuf.Int64Value.$Properties
             * @deprecated Use google.protobuf.Int64Value.$Properties instead.
             */

            /**
             * Shape of an Int64Value.
             * @typedef {google.protobuf.Int64Value.$Properties} google.protobuf.Int64Value.$Shape
             */

            /**
             * Constructs a new Int64Value.
             * @memberof google.protobuf
             * @classdesc Represents an Int64Value.
             * @constructor
             * @param {google.protobuf.Int64Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Int64Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Int64Value value.
             * @member {number|Long} value
             * @memberof google.protobuf.Int64Value
             * @instance
             */
            Int64Value.prototype.value = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new Int64Value instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Int64Value
             * @static
             * @param {google.protobuf.Int64Value.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Int64Value} Int64Value instance
             * @type {{
             *   (properties: google.protobuf.Int64Value.$Shape): google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape;
             *   (properties?: google.protobuf.Int64Value.$Properties): google.protobuf.Int64Value;
             * }}
             */
            Int64Value.create = function(properties) {
                return new Int64Value(properties);
            };

            /**
             * Encodes the specified Int64Value message. Does not implicitly {@link google.protobuf.Int64Value.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Int64Value
             * @static
             * @param {google.protobuf.Int64Value.$Properties} message Int64Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Int64Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && (typeof message.value === "object" ? message.value.low || message.value.high : message.value !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Int64Value message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Int64Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape} Int64Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Int64Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Int64Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Int64Value
             * @function getTypeUrl
             * @memberof google.protobuf.Int64Value
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Int64Value.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.Int64Value";
            };

            return Int64Value;
        })();

        protobuf.UInt64Value = (function() {

            /**
             * Properties of a UInt64Value.
             * @typedef {Object} google.protobuf.UInt64Value.$Properties
             * @property {number|Long|null} [value] UInt64Value value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a UInt64Value.
             * @memberof google.protobuf
             * @interface IUInt64Value
             * @augments google.protobuf.UInt64Value.$Properties
             * @deprecated Use google.protobuf.UInt64Value.$Properties instead.
             */

            /**
             * Shape of a UInt64Value.
             * @typedef {google.protobuf.UInt64Value.$Properties} google.protobuf.UInt64Value.$Shape
             */

            /**
             * Constructs a new UInt64Value.
             * @memberof google.protobuf
             * @classdesc Represents a UInt64Value.
             * @constructor
             * @param {google.protobuf.UInt64Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const UInt64Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * UInt64Value value.
             * @member {number|Long} value
             * @memberof google.protobuf.UInt64Value
             * @instance
             */
            UInt64Value.prototype.value = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new UInt64Value instance using the specified properties.
             * @function create
             * @memberof google.protobuf.UInt64Value
             * @static
             * @param {google.protobuf.UInt64Value.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.UInt64Value} UInt64Value instance
             * @type {{
             *   (properties: google.protobuf.UInt64Value.$Shape): google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape;
             *   (properties?: google.protobuf.UInt64Value.$Properties): google.protobuf.UInt64Value;
             * }}
             */
            UInt64Value.create = function(properties) {
                return new UInt64Value(properties);
            };

            /**
             * Encodes the specified UInt64Value message. Does not implicitly {@link google.protobuf.UInt64Value.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.UInt64Value
             * @static
             * @param {google.protobuf.UInt64Value.$Properties} message UInt64Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            UInt64Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && (typeof message.value === "object" ? message.value.low || message.value.high : message.value !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a UInt64Value message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.UInt64Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape} UInt64Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            UInt64Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.UInt64Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for UInt64Value
             * @function getTypeUrl
             * @memberof google.protobuf.UInt64Value
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            UInt64Value.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.UInt64Value";
            };

            return UInt64Value;
        })();

        protobuf.Int32Value = (function() {

            /**
             * Properties of an Int32Value.
             * @typedef {Object} google.protobuf.Int32Value.$Properties
             * @property {number|null} [value] Int32Value value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Int32Value.
             * @memberof google.protobuf
             * @interface IInt32Value
             * @augments google.protobuf.Int32Value.$Properties
             * @deprecated Use google.protobuf.Int32Value.$Properties instead.
             */

            /**
             * Shape of an Int32Value.
             * @typedef {google.protobuf.Int32Value.$Properties} google.protobuf.Int32Value.$Shape
             */

            /**
             * Constructs a new Int32Value.
             * @memberof google.protobuf
             * @classdesc Represents an Int32Value.
             * @constructor
             * @param {google.protobuf.Int32Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Int32Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Int32Value value.
             * @member {number} value
             * @memberof google.protobuf.Int32Value
             * @instance
             */
            Int32Value.prototype.value = 0;

            /**
             * Creates a new Int32Value instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Int32Value
             * @static
             * @param {google.protobuf.Int32Value.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Int32Value} Int32Value instance
             * @type {{
             *   (properties: google.protobuf.Int32Value.$Shape): google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape;
             *   (properties?: google.protobuf.Int32Value.$Properties): google.protobuf.Int32Value;
             * }}
             */
            Int32Value.create = function(properties) {
                return new Int32Value(properties);
            };

            /**
             * Encodes the specified Int32Value message. Does not implicitly {@link google.protobuf.Int32Value.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Int32Value
             * @static
             * @param {google.protobuf.Int32Value.$Properties} message Int32Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Int32Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Int32Value message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Int32Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape} Int32Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Int32Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Int32Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for Int32Value
             * @function getTypeUrl
             * @memberof google.protobuf.Int32Value
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Int32Value.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.Int32Value";
            };

            return Int32Value;
        })();

        protobuf.UInt32Value = (function() {

            /**
             * Properties of a UInt32Value.
             * @typedef {Object} google.protobuf.UInt32Value.$Properties
             * @property {number|null} [value] UInt32Value value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a UInt32Value.
             * @memberof google.protobuf
             * @interface IUInt32Value
             * @augments google.protobuf.UInt32Value.$Properties
             * @deprecated Use google.protobuf.UInt32Value.$Properties instead.
             */

            /**
             * Shape of a UInt32Value.
             * @typedef {google.protobuf.UInt32Value.$Properties} google.protobuf.UInt32Value.$Shape
             */

            /**
             * Constructs a new UInt32Value.
             * @memberof google.protobuf
             * @classdesc Represents a UInt32Value.
             * @constructor
             * @param {google.protobuf.UInt32Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const UInt32Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * UInt32Value value.
             * @member {number} value
             * @memberof google.protobuf.UInt32Value
             * @instance
             */
            UInt32Value.prototype.value = 0;

            /**
             * Creates a new UInt32Value instance using the specified properties.
             * @function create
             * @memberof google.protobuf.UInt32Value
             * @static
             * @param {google.protobuf.UInt32Value.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.UInt32Value} UInt32Value instance
             * @type {{
             *   (properties: google.protobuf.UInt32Value.$Shape): google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape;
             *   (properties?: google.protobuf.UInt32Value.$Properties): google.protobuf.UInt32Value;
             * }}
             */
            UInt32Value.create = function(properties) {
                return new UInt32Value(properties);
            };

            /**
             * Encodes the specified UInt32Value message. Does not implicitly {@link google.protobuf.UInt32Value.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.UInt32Value
             * @static
             * @param {google.protobuf.UInt32Value.$Properties} message UInt32Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            UInt32Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a UInt32Value message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.UInt32Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape} UInt32Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            UInt32Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.UInt32Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for UInt32Value
             * @function getTypeUrl
             * @memberof google.protobuf.UInt32Value
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            UInt32Value.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.UInt32Value";
            };

            return UInt32Value;
        })();

        protobuf.BoolValue = (function() {

            /**
             * Properties of a BoolValue.
             * @typedef {Object} google.protobuf.BoolValue.$Properties
             * @property {boolean|null} [value] BoolValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BoolValue.
             * @memberof google.protobuf
             * @interface IBoolValue
             * @augments google.protobuf.BoolValue.$Properties
             * @deprecated Use google.protobuf.BoolValue.$Properties instead.
             */

            /**
             * Shape of a BoolValue.
             * @typedef {google.protobuf.BoolValue.$Properties} google.protobuf.BoolValue.$Shape
             */

            /**
             * Constructs a new BoolValue.
             * @memberof google.protobuf
             * @classdesc Represents a BoolValue.
             * @constructor
             * @param {google.protobuf.BoolValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BoolValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BoolValue value.
             * @member {boolean} value
             * @memberof google.protobuf.BoolValue
             * @instance
             */
            BoolValue.prototype.value = false;

            /**
             * Creates a new BoolValue instance using the specified properties.
             * @function create
             * @memberof google.protobuf.BoolValue
             * @static
             * @param {google.protobuf.BoolValue.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.BoolValue} BoolValue instance
             * @type {{
             *   (properties: google.protobuf.BoolValue.$Shape): google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape;
             *   (properties?: google.protobuf.BoolValue.$Properties): google.protobuf.BoolValue;
             * }}
             */
            BoolValue.create = function(properties) {
                return new BoolValue(properties);
            };

            /**
             * Encodes the specified BoolValue message. Does not implicitly {@link google.protobuf.BoolValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.BoolValue
             * @static
             * @param {google.protobuf.BoolValue.$Properties} message BoolValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BoolValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BoolValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.BoolValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape} BoolValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BoolValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.BoolValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for BoolValue
             * @function getTypeUrl
             * @memberof google.protobuf.BoolValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BoolValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.BoolValue";
            };

            return BoolValue;
        })();

        protobuf.StringValue = (function() {

            /**
             * Properties of a StringValue.
             * @typedef {Object} google.protobuf.StringValue.$Properties
             * @property {string|null} [value] StringValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StringValue.
             * @memberof google.protobuf
             * @interface IStringValue
             * @augments google.protobuf.StringValue.$Properties
             * @deprecated Use google.protobuf.StringValue.$Properties instead.
             */

            /**
             * Shape of a StringValue.
             * @typedef {google.protobuf.StringValue.$Properties} google.protobuf.StringValue.$Shape
             */

            /**
             * Constructs a new StringValue.
             * @memberof google.protobuf
             * @classdesc Represents a StringValue.
             * @constructor
             * @param {google.protobuf.StringValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StringValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StringValue value.
             * @member {string} value
             * @memberof google.protobuf.StringValue
             * @instance
             */
            StringValue.prototype.value = "";

            /**
             * Creates a new StringValue instance using the specified properties.
             * @function create
             * @memberof google.protobuf.StringValue
             * @static
             * @param {google.protobuf.StringValue.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.StringValue} StringValue instance
             * @type {{
             *   (properties: google.protobuf.StringValue.$Shape): google.protobuf.StringValue & google.protobuf.StringValue.$Shape;
             *   (properties?: google.protobuf.StringValue.$Properties): google.protobuf.StringValue;
             * }}
             */
            StringValue.create = function(properties) {
                return new StringValue(properties);
            };

            /**
             * Encodes the specified StringValue message. Does not implicitly {@link google.protobuf.StringValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.StringValue
             * @static
             * @param {google.protobuf.StringValue.$Properties} message StringValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StringValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StringValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.StringValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.StringValue & google.protobuf.StringValue.$Shape} StringValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StringValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.StringValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for StringValue
             * @function getTypeUrl
             * @memberof google.protobuf.StringValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StringValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.StringValue";
            };

            return StringValue;
        })();

        protobuf.BytesValue = (function() {

            /**
             * Properties of a BytesValue.
             * @typedef {Object} google.protobuf.BytesValue.$Properties
             * @property {Uint8Array|null} [value] BytesValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BytesValue.
             * @memberof google.protobuf
             * @interface IBytesValue
             * @augments google.protobuf.BytesValue.$Properties
             * @deprecated Use google.protobuf.BytesValue.$Properties instead.
             */

            /**
             * Shape of a BytesValue.
             * @typedef {google.protobuf.BytesValue.$Properties} google.protobuf.BytesValue.$Shape
             */

            /**
             * Constructs a new BytesValue.
             * @memberof google.protobuf
             * @classdesc Represents a BytesValue.
             * @constructor
             * @param {google.protobuf.BytesValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BytesValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BytesValue value.
             * @member {Uint8Array} value
             * @memberof google.protobuf.BytesValue
             * @instance
             */
            BytesValue.prototype.value = $util.newBuffer([]);

            /**
             * Creates a new BytesValue instance using the specified properties.
             * @function create
             * @memberof google.protobuf.BytesValue
             * @static
             * @param {google.protobuf.BytesValue.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.BytesValue} BytesValue instance
             * @type {{
             *   (properties: google.protobuf.BytesValue.$Shape): google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape;
             *   (properties?: google.protobuf.BytesValue.$Properties): google.protobuf.BytesValue;
             * }}
             */
            BytesValue.create = function(properties) {
                return new BytesValue(properties);
            };

            /**
             * Encodes the specified BytesValue message. Does not implicitly {@link google.protobuf.BytesValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.BytesValue
             * @static
             * @param {google.protobuf.BytesValue.$Properties} message BytesValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BytesValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BytesValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.BytesValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape} BytesValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BytesValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.BytesValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Gets the type url for BytesValue
             * @function getTypeUrl
             * @memberof google.protobuf.BytesValue
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BytesValue.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.BytesValue";
            };

            return BytesValue;
        })();

        return protobuf;
    })();

    return google;
})();

export {
  $root as default
};
