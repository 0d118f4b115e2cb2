import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace istio. */
export namespace istio {

    /** Namespace v1. */
    namespace v1 {

        /** Namespace auth. */
        namespace auth {

            /**
             * Properties of an IstioCertificateRequest.
             * @deprecated Use istio.v1.auth.IstioCertificateRequest.$Properties instead.
             */
            interface IIstioCertificateRequest extends istio.v1.auth.IstioCertificateRequest.$Properties {
            }

            /** Represents an IstioCertificateRequest. */
            class IstioCertificateRequest {

                /**
                 * Constructs a new IstioCertificateRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: istio.v1.auth.IstioCertificateRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** IstioCertificateRequest csr. */
                csr: string;

                /** IstioCertificateRequest validityDuration. */
                validityDuration: (number|Long);

                /** IstioCertificateRequest metadata. */
                metadata?: (google.protobuf.Struct.$Properties|null);

                /**
                 * Creates a new IstioCertificateRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns IstioCertificateRequest instance
                 */
                static create(properties: istio.v1.auth.IstioCertificateRequest.$Shape): istio.v1.auth.IstioCertificateRequest & istio.v1.auth.IstioCertificateRequest.$Shape;
                static create(properties?: istio.v1.auth.IstioCertificateRequest.$Properties): istio.v1.auth.IstioCertificateRequest;

                /**
                 * Encodes the specified IstioCertificateRequest message. Does not implicitly {@link istio.v1.auth.IstioCertificateRequest.verify|verify} messages.
                 * @param message IstioCertificateRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: istio.v1.auth.IstioCertificateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an IstioCertificateRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {istio.v1.auth.IstioCertificateRequest & istio.v1.auth.IstioCertificateRequest.$Shape} IstioCertificateRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.v1.auth.IstioCertificateRequest & istio.v1.auth.IstioCertificateRequest.$Shape;

                /**
                 * Gets the type url for IstioCertificateRequest
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace IstioCertificateRequest {

                /** Properties of an IstioCertificateRequest. */
                interface $Properties {

                    /** IstioCertificateRequest csr */
                    csr?: (string|null);

                    /** IstioCertificateRequest validityDuration */
                    validityDuration?: (number|Long|null);

                    /** IstioCertificateRequest metadata */
                    metadata?: (google.protobuf.Struct.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an IstioCertificateRequest. */
                type $Shape = {
                  csr?: string|null;
                  validityDuration?: number|Long|null;
                  metadata?: google.protobuf.Struct.$Shape|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of an IstioCertificateResponse.
             * @deprecated Use istio.v1.auth.IstioCertificateResponse.$Properties instead.
             */
            interface IIstioCertificateResponse extends istio.v1.auth.IstioCertificateResponse.$Properties {
            }

            /** Represents an IstioCertificateResponse. */
            class IstioCertificateResponse {

                /**
                 * Constructs a new IstioCertificateResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: istio.v1.auth.IstioCertificateResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** IstioCertificateResponse certChain. */
                certChain: string[];

                /**
                 * Creates a new IstioCertificateResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns IstioCertificateResponse instance
                 */
                static create(properties: istio.v1.auth.IstioCertificateResponse.$Shape): istio.v1.auth.IstioCertificateResponse & istio.v1.auth.IstioCertificateResponse.$Shape;
                static create(properties?: istio.v1.auth.IstioCertificateResponse.$Properties): istio.v1.auth.IstioCertificateResponse;

                /**
                 * Encodes the specified IstioCertificateResponse message. Does not implicitly {@link istio.v1.auth.IstioCertificateResponse.verify|verify} messages.
                 * @param message IstioCertificateResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: istio.v1.auth.IstioCertificateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an IstioCertificateResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {istio.v1.auth.IstioCertificateResponse & istio.v1.auth.IstioCertificateResponse.$Shape} IstioCertificateResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.v1.auth.IstioCertificateResponse & istio.v1.auth.IstioCertificateResponse.$Shape;

                /**
                 * Gets the type url for IstioCertificateResponse
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace IstioCertificateResponse {

                /** Properties of an IstioCertificateResponse. */
                interface $Properties {

                    /** IstioCertificateResponse certChain */
                    certChain?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an IstioCertificateResponse. */
                type $Shape = istio.v1.auth.IstioCertificateResponse.$Properties;
            }
        }
    }

    /** Namespace security. */
    namespace security {

        /**
         * Properties of an Authorization.
         * @deprecated Use istio.security.Authorization.$Properties instead.
         */
        interface IAuthorization extends istio.security.Authorization.$Properties {
        }

        /** Represents an Authorization. */
        class Authorization {

            /**
             * Constructs a new Authorization.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.security.Authorization.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Authorization name. */
            name: string;

            /** Authorization namespace. */
            namespace: string;

            /** Authorization scope. */
            scope: istio.security.Scope;

            /** Authorization action. */
            action: istio.security.Action;

            /** Authorization groups. */
            groups: istio.security.Group.$Properties[];

            /**
             * Creates a new Authorization instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Authorization instance
             */
            static create(properties: istio.security.Authorization.$Shape): istio.security.Authorization & istio.security.Authorization.$Shape;
            static create(properties?: istio.security.Authorization.$Properties): istio.security.Authorization;

            /**
             * Encodes the specified Authorization message. Does not implicitly {@link istio.security.Authorization.verify|verify} messages.
             * @param message Authorization message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.security.Authorization.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Authorization message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.security.Authorization & istio.security.Authorization.$Shape} Authorization
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.security.Authorization & istio.security.Authorization.$Shape;

            /**
             * Gets the type url for Authorization
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Authorization {

            /** Properties of an Authorization. */
            interface $Properties {

                /** Authorization name */
                name?: (string|null);

                /** Authorization namespace */
                namespace?: (string|null);

                /** Authorization scope */
                scope?: (istio.security.Scope|null);

                /** Authorization action */
                action?: (istio.security.Action|null);

                /** Authorization groups */
                groups?: (istio.security.Group.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Authorization. */
            type $Shape = {
              name?: string|null;
              namespace?: string|null;
              scope?: istio.security.Scope|null;
              action?: istio.security.Action|null;
              groups?: istio.security.Group.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Group.
         * @deprecated Use istio.security.Group.$Properties instead.
         */
        interface IGroup extends istio.security.Group.$Properties {
        }

        /** Represents a Group. */
        class Group {

            /**
             * Constructs a new Group.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.security.Group.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Group rules. */
            rules: istio.security.Rules.$Properties[];

            /**
             * Creates a new Group instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Group instance
             */
            static create(properties: istio.security.Group.$Shape): istio.security.Group & istio.security.Group.$Shape;
            static create(properties?: istio.security.Group.$Properties): istio.security.Group;

            /**
             * Encodes the specified Group message. Does not implicitly {@link istio.security.Group.verify|verify} messages.
             * @param message Group message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.security.Group.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Group message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.security.Group & istio.security.Group.$Shape} Group
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.security.Group & istio.security.Group.$Shape;

            /**
             * Gets the type url for Group
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Group {

            /** Properties of a Group. */
            interface $Properties {

                /** Group rules */
                rules?: (istio.security.Rules.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Group. */
            type $Shape = {
              rules?: istio.security.Rules.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Rules.
         * @deprecated Use istio.security.Rules.$Properties instead.
         */
        interface IRules extends istio.security.Rules.$Properties {
        }

        /** Represents a Rules. */
        class Rules {

            /**
             * Constructs a new Rules.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.security.Rules.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Rules matches. */
            matches: istio.security.Match.$Properties[];

            /**
             * Creates a new Rules instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Rules instance
             */
            static create(properties: istio.security.Rules.$Shape): istio.security.Rules & istio.security.Rules.$Shape;
            static create(properties?: istio.security.Rules.$Properties): istio.security.Rules;

            /**
             * Encodes the specified Rules message. Does not implicitly {@link istio.security.Rules.verify|verify} messages.
             * @param message Rules message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.security.Rules.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Rules message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.security.Rules & istio.security.Rules.$Shape} Rules
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.security.Rules & istio.security.Rules.$Shape;

            /**
             * Gets the type url for Rules
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Rules {

            /** Properties of a Rules. */
            interface $Properties {

                /** Rules matches */
                matches?: (istio.security.Match.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Rules. */
            type $Shape = {
              matches?: istio.security.Match.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Match.
         * @deprecated Use istio.security.Match.$Properties instead.
         */
        interface IMatch extends istio.security.Match.$Properties {
        }

        /** Represents a Match. */
        class Match {

            /**
             * Constructs a new Match.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.security.Match.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Match namespaces. */
            namespaces: istio.security.StringMatch.$Properties[];

            /** Match notNamespaces. */
            notNamespaces: istio.security.StringMatch.$Properties[];

            /** Match principals. */
            principals: istio.security.StringMatch.$Properties[];

            /** Match notPrincipals. */
            notPrincipals: istio.security.StringMatch.$Properties[];

            /** Match sourceIps. */
            sourceIps: istio.security.Address.$Properties[];

            /** Match notSourceIps. */
            notSourceIps: istio.security.Address.$Properties[];

            /** Match destinationIps. */
            destinationIps: istio.security.Address.$Properties[];

            /** Match notDestinationIps. */
            notDestinationIps: istio.security.Address.$Properties[];

            /** Match destinationPorts. */
            destinationPorts: number[];

            /** Match notDestinationPorts. */
            notDestinationPorts: number[];

            /**
             * Creates a new Match instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Match instance
             */
            static create(properties: istio.security.Match.$Shape): istio.security.Match & istio.security.Match.$Shape;
            static create(properties?: istio.security.Match.$Properties): istio.security.Match;

            /**
             * Encodes the specified Match message. Does not implicitly {@link istio.security.Match.verify|verify} messages.
             * @param message Match message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.security.Match.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Match message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.security.Match & istio.security.Match.$Shape} Match
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.security.Match & istio.security.Match.$Shape;

            /**
             * Gets the type url for Match
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Match {

            /** Properties of a Match. */
            interface $Properties {

                /** Match namespaces */
                namespaces?: (istio.security.StringMatch.$Properties[]|null);

                /** Match notNamespaces */
                notNamespaces?: (istio.security.StringMatch.$Properties[]|null);

                /** Match principals */
                principals?: (istio.security.StringMatch.$Properties[]|null);

                /** Match notPrincipals */
                notPrincipals?: (istio.security.StringMatch.$Properties[]|null);

                /** Match sourceIps */
                sourceIps?: (istio.security.Address.$Properties[]|null);

                /** Match notSourceIps */
                notSourceIps?: (istio.security.Address.$Properties[]|null);

                /** Match destinationIps */
                destinationIps?: (istio.security.Address.$Properties[]|null);

                /** Match notDestinationIps */
                notDestinationIps?: (istio.security.Address.$Properties[]|null);

                /** Match destinationPorts */
                destinationPorts?: (number[]|null);

                /** Match notDestinationPorts */
                notDestinationPorts?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Match. */
            type $Shape = {
              namespaces?: istio.security.StringMatch.$Shape[]|null;
              notNamespaces?: istio.security.StringMatch.$Shape[]|null;
              principals?: istio.security.StringMatch.$Shape[]|null;
              notPrincipals?: istio.security.StringMatch.$Shape[]|null;
              sourceIps?: istio.security.Address.$Shape[]|null;
              notSourceIps?: istio.security.Address.$Shape[]|null;
              destinationIps?: istio.security.Address.$Shape[]|null;
              notDestinationIps?: istio.security.Address.$Shape[]|null;
              destinationPorts?: number[]|null;
              notDestinationPorts?: number[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Address.
         * @deprecated Use istio.security.Address.$Properties instead.
         */
        interface IAddress extends istio.security.Address.$Properties {
        }

        /** Represents an Address. */
        class Address {

            /**
             * Constructs a new Address.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.security.Address.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Address address. */
            address: Uint8Array;

            /** Address length. */
            length: number;

            /**
             * Creates a new Address instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Address instance
             */
            static create(properties: istio.security.Address.$Shape): istio.security.Address & istio.security.Address.$Shape;
            static create(properties?: istio.security.Address.$Properties): istio.security.Address;

            /**
             * Encodes the specified Address message. Does not implicitly {@link istio.security.Address.verify|verify} messages.
             * @param message Address message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.security.Address.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Address message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.security.Address & istio.security.Address.$Shape} Address
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.security.Address & istio.security.Address.$Shape;

            /**
             * Gets the type url for Address
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Address {

            /** Properties of an Address. */
            interface $Properties {

                /** Address address */
                address?: (Uint8Array|null);

                /** Address length */
                length?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Address. */
            type $Shape = istio.security.Address.$Properties;
        }

        /**
         * Properties of a StringMatch.
         * @deprecated Use istio.security.StringMatch.$Properties instead.
         */
        interface IStringMatch extends istio.security.StringMatch.$Properties {
        }

        /** Represents a StringMatch. */
        class StringMatch {

            /**
             * Constructs a new StringMatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.security.StringMatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StringMatch exact. */
            exact?: (string|null);

            /** StringMatch prefix. */
            prefix?: (string|null);

            /** StringMatch suffix. */
            suffix?: (string|null);

            /** StringMatch presence. */
            presence?: (google.protobuf.Empty.$Properties|null);

            /** StringMatch matchType. */
            matchType?: ("exact"|"prefix"|"suffix"|"presence");

            /**
             * Creates a new StringMatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StringMatch instance
             */
            static create(properties: istio.security.StringMatch.$Shape): istio.security.StringMatch & istio.security.StringMatch.$Shape;
            static create(properties?: istio.security.StringMatch.$Properties): istio.security.StringMatch;

            /**
             * Encodes the specified StringMatch message. Does not implicitly {@link istio.security.StringMatch.verify|verify} messages.
             * @param message StringMatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.security.StringMatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StringMatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.security.StringMatch & istio.security.StringMatch.$Shape} StringMatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.security.StringMatch & istio.security.StringMatch.$Shape;

            /**
             * Gets the type url for StringMatch
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StringMatch {

            /** Properties of a StringMatch. */
            interface $Properties {

                /** StringMatch exact */
                exact?: (string|null);

                /** StringMatch prefix */
                prefix?: (string|null);

                /** StringMatch suffix */
                suffix?: (string|null);

                /** StringMatch presence */
                presence?: (google.protobuf.Empty.$Properties|null);

                /** StringMatch matchType */
                matchType?: ("exact"|"prefix"|"suffix"|"presence");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StringMatch. */
            type $Shape = {
              exact?: string|null;
              prefix?: string|null;
              suffix?: string|null;
              presence?: google.protobuf.Empty.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ matchType?: undefined; exact?: null; prefix?: null; suffix?: null; presence?: null }|{ matchType?: "exact"; exact: string; prefix?: null; suffix?: null; presence?: null }|{ matchType?: "prefix"; exact?: null; prefix: string; suffix?: null; presence?: null }|{ matchType?: "suffix"; exact?: null; prefix?: null; suffix: string; presence?: null }|{ matchType?: "presence"; exact?: null; prefix?: null; suffix?: null; presence: google.protobuf.Empty.$Shape })
            );
        }

        /** Scope enum. */
        enum Scope {

            /** GLOBAL value */
            GLOBAL = 0,

            /** NAMESPACE value */
            NAMESPACE = 1,

            /** WORKLOAD_SELECTOR value */
            WORKLOAD_SELECTOR = 2
        }

        /** Action enum. */
        enum Action {

            /** ALLOW value */
            ALLOW = 0,

            /** DENY value */
            DENY = 1
        }
    }

    /** Namespace workload. */
    namespace workload {

        /**
         * Properties of an Address.
         * @deprecated Use istio.workload.Address.$Properties instead.
         */
        interface IAddress extends istio.workload.Address.$Properties {
        }

        /** Represents an Address. */
        class Address {

            /**
             * Constructs a new Address.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.Address.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Address workload. */
            workload?: (istio.workload.Workload.$Properties|null);

            /** Address service. */
            service?: (istio.workload.Service.$Properties|null);

            /** Address type. */
            type?: ("workload"|"service");

            /**
             * Creates a new Address instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Address instance
             */
            static create(properties: istio.workload.Address.$Shape): istio.workload.Address & istio.workload.Address.$Shape;
            static create(properties?: istio.workload.Address.$Properties): istio.workload.Address;

            /**
             * Encodes the specified Address message. Does not implicitly {@link istio.workload.Address.verify|verify} messages.
             * @param message Address message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.Address.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Address message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.Address & istio.workload.Address.$Shape} Address
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.Address & istio.workload.Address.$Shape;

            /**
             * Gets the type url for Address
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Address {

            /** Properties of an Address. */
            interface $Properties {

                /** Address workload */
                workload?: (istio.workload.Workload.$Properties|null);

                /** Address service */
                service?: (istio.workload.Service.$Properties|null);

                /** Address type */
                type?: ("workload"|"service");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Address. */
            type $Shape = {
              workload?: istio.workload.Workload.$Shape|null;
              service?: istio.workload.Service.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ type?: undefined; workload?: null; service?: null }|{ type?: "workload"; workload: istio.workload.Workload.$Shape; service?: null }|{ type?: "service"; workload?: null; service: istio.workload.Service.$Shape })
            );
        }

        /**
         * Properties of a Workload.
         * @deprecated Use istio.workload.Workload.$Properties instead.
         */
        interface IWorkload extends istio.workload.Workload.$Properties {
        }

        /** Represents a Workload. */
        class Workload {

            /**
             * Constructs a new Workload.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.Workload.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Workload name. */
            name: string;

            /** Workload namespace. */
            namespace: string;

            /** Workload addresses. */
            addresses: Uint8Array[];

            /** Workload network. */
            network: string;

            /** Workload tunnelProtocol. */
            tunnelProtocol: istio.workload.TunnelProtocol;

            /** Workload trustDomain. */
            trustDomain: string;

            /** Workload serviceAccount. */
            serviceAccount: string;

            /** Workload waypoint. */
            waypoint?: (istio.workload.GatewayAddress.$Properties|null);

            /** Workload node. */
            node: string;

            /** Workload canonicalName. */
            canonicalName: string;

            /** Workload canonicalRevision. */
            canonicalRevision: string;

            /** Workload workloadType. */
            workloadType: istio.workload.WorkloadType;

            /** Workload workloadName. */
            workloadName: string;

            /** Workload nativeTunnel. */
            nativeTunnel: boolean;

            /** Workload authorizationPolicies. */
            authorizationPolicies: string[];

            /** Workload status. */
            status: istio.workload.WorkloadStatus;

            /** Workload clusterId. */
            clusterId: string;

            /** Workload networkGateway. */
            networkGateway?: (istio.workload.GatewayAddress.$Properties|null);

            /** Workload uid. */
            uid: string;

            /** Workload hostname. */
            hostname: string;

            /** Workload services. */
            services: { [k: string]: istio.workload.PortList.$Properties };

            /** Workload applicationTunnel. */
            applicationTunnel?: (istio.workload.ApplicationTunnel.$Properties|null);

            /** Workload locality. */
            locality?: (istio.workload.Locality.$Properties|null);

            /** Workload networkMode. */
            networkMode: istio.workload.NetworkMode;

            /** Workload extensions. */
            extensions: istio.workload.Extension.$Properties[];

            /** Workload capacity. */
            capacity?: (google.protobuf.UInt32Value.$Properties|null);

            /**
             * Creates a new Workload instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Workload instance
             */
            static create(properties: istio.workload.Workload.$Shape): istio.workload.Workload & istio.workload.Workload.$Shape;
            static create(properties?: istio.workload.Workload.$Properties): istio.workload.Workload;

            /**
             * Encodes the specified Workload message. Does not implicitly {@link istio.workload.Workload.verify|verify} messages.
             * @param message Workload message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.Workload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Workload message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.Workload & istio.workload.Workload.$Shape} Workload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.Workload & istio.workload.Workload.$Shape;

            /**
             * Gets the type url for Workload
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Workload {

            /** Properties of a Workload. */
            interface $Properties {

                /** Workload name */
                name?: (string|null);

                /** Workload namespace */
                namespace?: (string|null);

                /** Workload addresses */
                addresses?: (Uint8Array[]|null);

                /** Workload network */
                network?: (string|null);

                /** Workload tunnelProtocol */
                tunnelProtocol?: (istio.workload.TunnelProtocol|null);

                /** Workload trustDomain */
                trustDomain?: (string|null);

                /** Workload serviceAccount */
                serviceAccount?: (string|null);

                /** Workload waypoint */
                waypoint?: (istio.workload.GatewayAddress.$Properties|null);

                /** Workload node */
                node?: (string|null);

                /** Workload canonicalName */
                canonicalName?: (string|null);

                /** Workload canonicalRevision */
                canonicalRevision?: (string|null);

                /** Workload workloadType */
                workloadType?: (istio.workload.WorkloadType|null);

                /** Workload workloadName */
                workloadName?: (string|null);

                /** Workload nativeTunnel */
                nativeTunnel?: (boolean|null);

                /** Workload authorizationPolicies */
                authorizationPolicies?: (string[]|null);

                /** Workload status */
                status?: (istio.workload.WorkloadStatus|null);

                /** Workload clusterId */
                clusterId?: (string|null);

                /** Workload networkGateway */
                networkGateway?: (istio.workload.GatewayAddress.$Properties|null);

                /** Workload uid */
                uid?: (string|null);

                /** Workload hostname */
                hostname?: (string|null);

                /** Workload services */
                services?: ({ [k: string]: istio.workload.PortList.$Properties }|null);

                /** Workload applicationTunnel */
                applicationTunnel?: (istio.workload.ApplicationTunnel.$Properties|null);

                /** Workload locality */
                locality?: (istio.workload.Locality.$Properties|null);

                /** Workload networkMode */
                networkMode?: (istio.workload.NetworkMode|null);

                /** Workload extensions */
                extensions?: (istio.workload.Extension.$Properties[]|null);

                /** Workload capacity */
                capacity?: (google.protobuf.UInt32Value.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Workload. */
            type $Shape = {
              name?: string|null;
              namespace?: string|null;
              addresses?: Uint8Array[]|null;
              network?: string|null;
              tunnelProtocol?: istio.workload.TunnelProtocol|null;
              trustDomain?: string|null;
              serviceAccount?: string|null;
              waypoint?: istio.workload.GatewayAddress.$Shape|null;
              node?: string|null;
              canonicalName?: string|null;
              canonicalRevision?: string|null;
              workloadType?: istio.workload.WorkloadType|null;
              workloadName?: string|null;
              nativeTunnel?: boolean|null;
              authorizationPolicies?: string[]|null;
              status?: istio.workload.WorkloadStatus|null;
              clusterId?: string|null;
              networkGateway?: istio.workload.GatewayAddress.$Shape|null;
              uid?: string|null;
              hostname?: string|null;
              services?: { [k: string]: istio.workload.PortList.$Shape }|null;
              applicationTunnel?: istio.workload.ApplicationTunnel.$Shape|null;
              locality?: istio.workload.Locality.$Shape|null;
              networkMode?: istio.workload.NetworkMode|null;
              extensions?: istio.workload.Extension.$Shape[]|null;
              capacity?: google.protobuf.UInt32Value.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Service.
         * @deprecated Use istio.workload.Service.$Properties instead.
         */
        interface IService extends istio.workload.Service.$Properties {
        }

        /** Represents a Service. */
        class Service {

            /**
             * Constructs a new Service.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.Service.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Service name. */
            name: string;

            /** Service namespace. */
            namespace: string;

            /** Service hostname. */
            hostname: string;

            /** Service addresses. */
            addresses: istio.workload.NetworkAddress.$Properties[];

            /** Service ports. */
            ports: istio.workload.Port.$Properties[];

            /** Service subjectAltNames. */
            subjectAltNames: string[];

            /** Service waypoint. */
            waypoint?: (istio.workload.GatewayAddress.$Properties|null);

            /** Service loadBalancing. */
            loadBalancing?: (istio.workload.LoadBalancing.$Properties|null);

            /** Service ipFamilies. */
            ipFamilies: istio.workload.IPFamilies;

            /** Service extensions. */
            extensions: istio.workload.Extension.$Properties[];

            /** Service canonical. */
            canonical: boolean;

            /**
             * Creates a new Service instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Service instance
             */
            static create(properties: istio.workload.Service.$Shape): istio.workload.Service & istio.workload.Service.$Shape;
            static create(properties?: istio.workload.Service.$Properties): istio.workload.Service;

            /**
             * Encodes the specified Service message. Does not implicitly {@link istio.workload.Service.verify|verify} messages.
             * @param message Service message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.Service.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Service message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.Service & istio.workload.Service.$Shape} Service
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.Service & istio.workload.Service.$Shape;

            /**
             * Gets the type url for Service
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Service {

            /** Properties of a Service. */
            interface $Properties {

                /** Service name */
                name?: (string|null);

                /** Service namespace */
                namespace?: (string|null);

                /** Service hostname */
                hostname?: (string|null);

                /** Service addresses */
                addresses?: (istio.workload.NetworkAddress.$Properties[]|null);

                /** Service ports */
                ports?: (istio.workload.Port.$Properties[]|null);

                /** Service subjectAltNames */
                subjectAltNames?: (string[]|null);

                /** Service waypoint */
                waypoint?: (istio.workload.GatewayAddress.$Properties|null);

                /** Service loadBalancing */
                loadBalancing?: (istio.workload.LoadBalancing.$Properties|null);

                /** Service ipFamilies */
                ipFamilies?: (istio.workload.IPFamilies|null);

                /** Service extensions */
                extensions?: (istio.workload.Extension.$Properties[]|null);

                /** Service canonical */
                canonical?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Service. */
            type $Shape = {
              name?: string|null;
              namespace?: string|null;
              hostname?: string|null;
              addresses?: istio.workload.NetworkAddress.$Shape[]|null;
              ports?: istio.workload.Port.$Shape[]|null;
              subjectAltNames?: string[]|null;
              waypoint?: istio.workload.GatewayAddress.$Shape|null;
              loadBalancing?: istio.workload.LoadBalancing.$Shape|null;
              ipFamilies?: istio.workload.IPFamilies|null;
              extensions?: istio.workload.Extension.$Shape[]|null;
              canonical?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /** IPFamilies enum. */
        enum IPFamilies {

            /** AUTOMATIC value */
            AUTOMATIC = 0,

            /** IPV4_ONLY value */
            IPV4_ONLY = 1,

            /** IPV6_ONLY value */
            IPV6_ONLY = 2,

            /** DUAL value */
            DUAL = 3
        }

        /** NetworkMode enum. */
        enum NetworkMode {

            /** STANDARD value */
            STANDARD = 0,

            /** HOST_NETWORK value */
            HOST_NETWORK = 1
        }

        /**
         * Properties of a LoadBalancing.
         * @deprecated Use istio.workload.LoadBalancing.$Properties instead.
         */
        interface ILoadBalancing extends istio.workload.LoadBalancing.$Properties {
        }

        /** Represents a LoadBalancing. */
        class LoadBalancing {

            /**
             * Constructs a new LoadBalancing.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.LoadBalancing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LoadBalancing routingPreference. */
            routingPreference: istio.workload.LoadBalancing.Scope[];

            /** LoadBalancing mode. */
            mode: istio.workload.LoadBalancing.Mode;

            /** LoadBalancing healthPolicy. */
            healthPolicy: istio.workload.LoadBalancing.HealthPolicy;

            /**
             * Creates a new LoadBalancing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LoadBalancing instance
             */
            static create(properties: istio.workload.LoadBalancing.$Shape): istio.workload.LoadBalancing & istio.workload.LoadBalancing.$Shape;
            static create(properties?: istio.workload.LoadBalancing.$Properties): istio.workload.LoadBalancing;

            /**
             * Encodes the specified LoadBalancing message. Does not implicitly {@link istio.workload.LoadBalancing.verify|verify} messages.
             * @param message LoadBalancing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.LoadBalancing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LoadBalancing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.LoadBalancing & istio.workload.LoadBalancing.$Shape} LoadBalancing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.LoadBalancing & istio.workload.LoadBalancing.$Shape;

            /**
             * Gets the type url for LoadBalancing
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LoadBalancing {

            /** Properties of a LoadBalancing. */
            interface $Properties {

                /** LoadBalancing routingPreference */
                routingPreference?: (istio.workload.LoadBalancing.Scope[]|null);

                /** LoadBalancing mode */
                mode?: (istio.workload.LoadBalancing.Mode|null);

                /** LoadBalancing healthPolicy */
                healthPolicy?: (istio.workload.LoadBalancing.HealthPolicy|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LoadBalancing. */
            type $Shape = istio.workload.LoadBalancing.$Properties;

            /** Scope enum. */
            enum Scope {

                /** UNSPECIFIED_SCOPE value */
                UNSPECIFIED_SCOPE = 0,

                /** REGION value */
                REGION = 1,

                /** ZONE value */
                ZONE = 2,

                /** SUBZONE value */
                SUBZONE = 3,

                /** NODE value */
                NODE = 4,

                /** CLUSTER value */
                CLUSTER = 5,

                /** NETWORK value */
                NETWORK = 6
            }

            /** Mode enum. */
            enum Mode {

                /** UNSPECIFIED_MODE value */
                UNSPECIFIED_MODE = 0,

                /** STRICT value */
                STRICT = 1,

                /** FAILOVER value */
                FAILOVER = 2,

                /** PASSTHROUGH value */
                PASSTHROUGH = 3
            }

            /** HealthPolicy enum. */
            enum HealthPolicy {

                /** ONLY_HEALTHY value */
                ONLY_HEALTHY = 0,

                /** ALLOW_ALL value */
                ALLOW_ALL = 1
            }
        }

        /**
         * Properties of a Locality.
         * @deprecated Use istio.workload.Locality.$Properties instead.
         */
        interface ILocality extends istio.workload.Locality.$Properties {
        }

        /** Represents a Locality. */
        class Locality {

            /**
             * Constructs a new Locality.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.Locality.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Locality region. */
            region: string;

            /** Locality zone. */
            zone: string;

            /** Locality subzone. */
            subzone: string;

            /**
             * Creates a new Locality instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Locality instance
             */
            static create(properties: istio.workload.Locality.$Shape): istio.workload.Locality & istio.workload.Locality.$Shape;
            static create(properties?: istio.workload.Locality.$Properties): istio.workload.Locality;

            /**
             * Encodes the specified Locality message. Does not implicitly {@link istio.workload.Locality.verify|verify} messages.
             * @param message Locality message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.Locality.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Locality message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.Locality & istio.workload.Locality.$Shape} Locality
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.Locality & istio.workload.Locality.$Shape;

            /**
             * Gets the type url for Locality
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Locality {

            /** Properties of a Locality. */
            interface $Properties {

                /** Locality region */
                region?: (string|null);

                /** Locality zone */
                zone?: (string|null);

                /** Locality subzone */
                subzone?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Locality. */
            type $Shape = istio.workload.Locality.$Properties;
        }

        /** WorkloadStatus enum. */
        enum WorkloadStatus {

            /** HEALTHY value */
            HEALTHY = 0,

            /** UNHEALTHY value */
            UNHEALTHY = 1
        }

        /** WorkloadType enum. */
        enum WorkloadType {

            /** DEPLOYMENT value */
            DEPLOYMENT = 0,

            /** CRONJOB value */
            CRONJOB = 1,

            /** POD value */
            POD = 2,

            /** JOB value */
            JOB = 3
        }

        /**
         * Properties of a PortList.
         * @deprecated Use istio.workload.PortList.$Properties instead.
         */
        interface IPortList extends istio.workload.PortList.$Properties {
        }

        /** Represents a PortList. */
        class PortList {

            /**
             * Constructs a new PortList.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.PortList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PortList ports. */
            ports: istio.workload.Port.$Properties[];

            /**
             * Creates a new PortList instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PortList instance
             */
            static create(properties: istio.workload.PortList.$Shape): istio.workload.PortList & istio.workload.PortList.$Shape;
            static create(properties?: istio.workload.PortList.$Properties): istio.workload.PortList;

            /**
             * Encodes the specified PortList message. Does not implicitly {@link istio.workload.PortList.verify|verify} messages.
             * @param message PortList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.PortList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PortList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.PortList & istio.workload.PortList.$Shape} PortList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.PortList & istio.workload.PortList.$Shape;

            /**
             * Gets the type url for PortList
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PortList {

            /** Properties of a PortList. */
            interface $Properties {

                /** PortList ports */
                ports?: (istio.workload.Port.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PortList. */
            type $Shape = istio.workload.PortList.$Properties;
        }

        /**
         * Properties of a Port.
         * @deprecated Use istio.workload.Port.$Properties instead.
         */
        interface IPort extends istio.workload.Port.$Properties {
        }

        /** Represents a Port. */
        class Port {

            /**
             * Constructs a new Port.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.Port.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Port servicePort. */
            servicePort: number;

            /** Port targetPort. */
            targetPort: number;

            /**
             * Creates a new Port instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Port instance
             */
            static create(properties: istio.workload.Port.$Shape): istio.workload.Port & istio.workload.Port.$Shape;
            static create(properties?: istio.workload.Port.$Properties): istio.workload.Port;

            /**
             * Encodes the specified Port message. Does not implicitly {@link istio.workload.Port.verify|verify} messages.
             * @param message Port message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.Port.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Port message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.Port & istio.workload.Port.$Shape} Port
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.Port & istio.workload.Port.$Shape;

            /**
             * Gets the type url for Port
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Port {

            /** Properties of a Port. */
            interface $Properties {

                /** Port servicePort */
                servicePort?: (number|null);

                /** Port targetPort */
                targetPort?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Port. */
            type $Shape = istio.workload.Port.$Properties;
        }

        /** TunnelProtocol enum. */
        enum TunnelProtocol {

            /** NONE value */
            NONE = 0,

            /** HBONE value */
            HBONE = 1
        }

        /**
         * Properties of an ApplicationTunnel.
         * @deprecated Use istio.workload.ApplicationTunnel.$Properties instead.
         */
        interface IApplicationTunnel extends istio.workload.ApplicationTunnel.$Properties {
        }

        /** Represents an ApplicationTunnel. */
        class ApplicationTunnel {

            /**
             * Constructs a new ApplicationTunnel.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.ApplicationTunnel.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ApplicationTunnel protocol. */
            protocol: istio.workload.ApplicationTunnel.Protocol;

            /** ApplicationTunnel port. */
            port: number;

            /**
             * Creates a new ApplicationTunnel instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ApplicationTunnel instance
             */
            static create(properties: istio.workload.ApplicationTunnel.$Shape): istio.workload.ApplicationTunnel & istio.workload.ApplicationTunnel.$Shape;
            static create(properties?: istio.workload.ApplicationTunnel.$Properties): istio.workload.ApplicationTunnel;

            /**
             * Encodes the specified ApplicationTunnel message. Does not implicitly {@link istio.workload.ApplicationTunnel.verify|verify} messages.
             * @param message ApplicationTunnel message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.ApplicationTunnel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ApplicationTunnel message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.ApplicationTunnel & istio.workload.ApplicationTunnel.$Shape} ApplicationTunnel
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.ApplicationTunnel & istio.workload.ApplicationTunnel.$Shape;

            /**
             * Gets the type url for ApplicationTunnel
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ApplicationTunnel {

            /** Properties of an ApplicationTunnel. */
            interface $Properties {

                /** ApplicationTunnel protocol */
                protocol?: (istio.workload.ApplicationTunnel.Protocol|null);

                /** ApplicationTunnel port */
                port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ApplicationTunnel. */
            type $Shape = istio.workload.ApplicationTunnel.$Properties;

            /** Protocol enum. */
            enum Protocol {

                /** NONE value */
                NONE = 0,

                /** PROXY value */
                PROXY = 1
            }
        }

        /**
         * Properties of a GatewayAddress.
         * @deprecated Use istio.workload.GatewayAddress.$Properties instead.
         */
        interface IGatewayAddress extends istio.workload.GatewayAddress.$Properties {
        }

        /** Represents a GatewayAddress. */
        class GatewayAddress {

            /**
             * Constructs a new GatewayAddress.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.GatewayAddress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GatewayAddress hostname. */
            hostname?: (istio.workload.NamespacedHostname.$Properties|null);

            /** GatewayAddress address. */
            address?: (istio.workload.NetworkAddress.$Properties|null);

            /** GatewayAddress hboneMtlsPort. */
            hboneMtlsPort: number;

            /** GatewayAddress destination. */
            destination?: ("hostname"|"address");

            /**
             * Creates a new GatewayAddress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GatewayAddress instance
             */
            static create(properties: istio.workload.GatewayAddress.$Shape): istio.workload.GatewayAddress & istio.workload.GatewayAddress.$Shape;
            static create(properties?: istio.workload.GatewayAddress.$Properties): istio.workload.GatewayAddress;

            /**
             * Encodes the specified GatewayAddress message. Does not implicitly {@link istio.workload.GatewayAddress.verify|verify} messages.
             * @param message GatewayAddress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.GatewayAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GatewayAddress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.GatewayAddress & istio.workload.GatewayAddress.$Shape} GatewayAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.GatewayAddress & istio.workload.GatewayAddress.$Shape;

            /**
             * Gets the type url for GatewayAddress
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GatewayAddress {

            /** Properties of a GatewayAddress. */
            interface $Properties {

                /** GatewayAddress hostname */
                hostname?: (istio.workload.NamespacedHostname.$Properties|null);

                /** GatewayAddress address */
                address?: (istio.workload.NetworkAddress.$Properties|null);

                /** GatewayAddress hboneMtlsPort */
                hboneMtlsPort?: (number|null);

                /** GatewayAddress destination */
                destination?: ("hostname"|"address");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a GatewayAddress. */
            type $Shape = {
              hostname?: istio.workload.NamespacedHostname.$Shape|null;
              address?: istio.workload.NetworkAddress.$Shape|null;
              hboneMtlsPort?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ destination?: undefined; hostname?: null; address?: null }|{ destination?: "hostname"; hostname: istio.workload.NamespacedHostname.$Shape; address?: null }|{ destination?: "address"; hostname?: null; address: istio.workload.NetworkAddress.$Shape })
            );
        }

        /**
         * Properties of a NetworkAddress.
         * @deprecated Use istio.workload.NetworkAddress.$Properties instead.
         */
        interface INetworkAddress extends istio.workload.NetworkAddress.$Properties {
        }

        /** Represents a NetworkAddress. */
        class NetworkAddress {

            /**
             * Constructs a new NetworkAddress.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.NetworkAddress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkAddress network. */
            network: string;

            /** NetworkAddress address. */
            address: Uint8Array;

            /**
             * Creates a new NetworkAddress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkAddress instance
             */
            static create(properties: istio.workload.NetworkAddress.$Shape): istio.workload.NetworkAddress & istio.workload.NetworkAddress.$Shape;
            static create(properties?: istio.workload.NetworkAddress.$Properties): istio.workload.NetworkAddress;

            /**
             * Encodes the specified NetworkAddress message. Does not implicitly {@link istio.workload.NetworkAddress.verify|verify} messages.
             * @param message NetworkAddress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.NetworkAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkAddress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.NetworkAddress & istio.workload.NetworkAddress.$Shape} NetworkAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.NetworkAddress & istio.workload.NetworkAddress.$Shape;

            /**
             * Gets the type url for NetworkAddress
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace NetworkAddress {

            /** Properties of a NetworkAddress. */
            interface $Properties {

                /** NetworkAddress network */
                network?: (string|null);

                /** NetworkAddress address */
                address?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkAddress. */
            type $Shape = istio.workload.NetworkAddress.$Properties;
        }

        /**
         * Properties of a NamespacedHostname.
         * @deprecated Use istio.workload.NamespacedHostname.$Properties instead.
         */
        interface INamespacedHostname extends istio.workload.NamespacedHostname.$Properties {
        }

        /** Represents a NamespacedHostname. */
        class NamespacedHostname {

            /**
             * Constructs a new NamespacedHostname.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.NamespacedHostname.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NamespacedHostname namespace. */
            namespace: string;

            /** NamespacedHostname hostname. */
            hostname: string;

            /**
             * Creates a new NamespacedHostname instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NamespacedHostname instance
             */
            static create(properties: istio.workload.NamespacedHostname.$Shape): istio.workload.NamespacedHostname & istio.workload.NamespacedHostname.$Shape;
            static create(properties?: istio.workload.NamespacedHostname.$Properties): istio.workload.NamespacedHostname;

            /**
             * Encodes the specified NamespacedHostname message. Does not implicitly {@link istio.workload.NamespacedHostname.verify|verify} messages.
             * @param message NamespacedHostname message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.NamespacedHostname.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NamespacedHostname message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.NamespacedHostname & istio.workload.NamespacedHostname.$Shape} NamespacedHostname
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.NamespacedHostname & istio.workload.NamespacedHostname.$Shape;

            /**
             * Gets the type url for NamespacedHostname
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace NamespacedHostname {

            /** Properties of a NamespacedHostname. */
            interface $Properties {

                /** NamespacedHostname namespace */
                namespace?: (string|null);

                /** NamespacedHostname hostname */
                hostname?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NamespacedHostname. */
            type $Shape = istio.workload.NamespacedHostname.$Properties;
        }

        /**
         * Properties of an Extension.
         * @deprecated Use istio.workload.Extension.$Properties instead.
         */
        interface IExtension extends istio.workload.Extension.$Properties {
        }

        /** Represents an Extension. */
        class Extension {

            /**
             * Constructs a new Extension.
             * @param [properties] Properties to set
             */
            constructor(properties?: istio.workload.Extension.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Extension name. */
            name: string;

            /** Extension config. */
            config?: (google.protobuf.Any.$Properties|null);

            /**
             * Creates a new Extension instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Extension instance
             */
            static create(properties: istio.workload.Extension.$Shape): istio.workload.Extension & istio.workload.Extension.$Shape;
            static create(properties?: istio.workload.Extension.$Properties): istio.workload.Extension;

            /**
             * Encodes the specified Extension message. Does not implicitly {@link istio.workload.Extension.verify|verify} messages.
             * @param message Extension message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: istio.workload.Extension.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Extension message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {istio.workload.Extension & istio.workload.Extension.$Shape} Extension
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): istio.workload.Extension & istio.workload.Extension.$Shape;

            /**
             * Gets the type url for Extension
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Extension {

            /** Properties of an Extension. */
            interface $Properties {

                /** Extension name */
                name?: (string|null);

                /** Extension config */
                config?: (google.protobuf.Any.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Extension. */
            type $Shape = istio.workload.Extension.$Properties;
        }
    }
}

/** Namespace runtime. */
export namespace runtime {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a PodSandboxMetadata.
         * @deprecated Use runtime.v1.PodSandboxMetadata.$Properties instead.
         */
        interface IPodSandboxMetadata extends runtime.v1.PodSandboxMetadata.$Properties {
        }

        /** Represents a PodSandboxMetadata. */
        class PodSandboxMetadata {

            /**
             * Constructs a new PodSandboxMetadata.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxMetadata.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxMetadata name. */
            name: string;

            /** PodSandboxMetadata uid. */
            uid: string;

            /** PodSandboxMetadata namespace. */
            namespace: string;

            /** PodSandboxMetadata attempt. */
            attempt: number;

            /**
             * Creates a new PodSandboxMetadata instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxMetadata instance
             */
            static create(properties: runtime.v1.PodSandboxMetadata.$Shape): runtime.v1.PodSandboxMetadata & runtime.v1.PodSandboxMetadata.$Shape;
            static create(properties?: runtime.v1.PodSandboxMetadata.$Properties): runtime.v1.PodSandboxMetadata;

            /**
             * Encodes the specified PodSandboxMetadata message. Does not implicitly {@link runtime.v1.PodSandboxMetadata.verify|verify} messages.
             * @param message PodSandboxMetadata message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxMetadata message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxMetadata & runtime.v1.PodSandboxMetadata.$Shape} PodSandboxMetadata
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxMetadata & runtime.v1.PodSandboxMetadata.$Shape;

            /**
             * Gets the type url for PodSandboxMetadata
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxMetadata {

            /** Properties of a PodSandboxMetadata. */
            interface $Properties {

                /** PodSandboxMetadata name */
                name?: (string|null);

                /** PodSandboxMetadata uid */
                uid?: (string|null);

                /** PodSandboxMetadata namespace */
                namespace?: (string|null);

                /** PodSandboxMetadata attempt */
                attempt?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxMetadata. */
            type $Shape = runtime.v1.PodSandboxMetadata.$Properties;
        }

        /** PodSandboxState enum. */
        enum PodSandboxState {

            /** SANDBOX_READY value */
            SANDBOX_READY = 0,

            /** SANDBOX_NOTREADY value */
            SANDBOX_NOTREADY = 1
        }

        /**
         * Properties of a PodSandboxStateValue.
         * @deprecated Use runtime.v1.PodSandboxStateValue.$Properties instead.
         */
        interface IPodSandboxStateValue extends runtime.v1.PodSandboxStateValue.$Properties {
        }

        /** Represents a PodSandboxStateValue. */
        class PodSandboxStateValue {

            /**
             * Constructs a new PodSandboxStateValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxStateValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxStateValue state. */
            state: runtime.v1.PodSandboxState;

            /**
             * Creates a new PodSandboxStateValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxStateValue instance
             */
            static create(properties: runtime.v1.PodSandboxStateValue.$Shape): runtime.v1.PodSandboxStateValue & runtime.v1.PodSandboxStateValue.$Shape;
            static create(properties?: runtime.v1.PodSandboxStateValue.$Properties): runtime.v1.PodSandboxStateValue;

            /**
             * Encodes the specified PodSandboxStateValue message. Does not implicitly {@link runtime.v1.PodSandboxStateValue.verify|verify} messages.
             * @param message PodSandboxStateValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxStateValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxStateValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStateValue & runtime.v1.PodSandboxStateValue.$Shape} PodSandboxStateValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxStateValue & runtime.v1.PodSandboxStateValue.$Shape;

            /**
             * Gets the type url for PodSandboxStateValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxStateValue {

            /** Properties of a PodSandboxStateValue. */
            interface $Properties {

                /** PodSandboxStateValue state */
                state?: (runtime.v1.PodSandboxState|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxStateValue. */
            type $Shape = runtime.v1.PodSandboxStateValue.$Properties;
        }

        /**
         * Properties of a PodSandboxFilter.
         * @deprecated Use runtime.v1.PodSandboxFilter.$Properties instead.
         */
        interface IPodSandboxFilter extends runtime.v1.PodSandboxFilter.$Properties {
        }

        /** Represents a PodSandboxFilter. */
        class PodSandboxFilter {

            /**
             * Constructs a new PodSandboxFilter.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxFilter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxFilter id. */
            id: string;

            /** PodSandboxFilter state. */
            state?: (runtime.v1.PodSandboxStateValue.$Properties|null);

            /** PodSandboxFilter labelSelector. */
            labelSelector: { [k: string]: string };

            /**
             * Creates a new PodSandboxFilter instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxFilter instance
             */
            static create(properties: runtime.v1.PodSandboxFilter.$Shape): runtime.v1.PodSandboxFilter & runtime.v1.PodSandboxFilter.$Shape;
            static create(properties?: runtime.v1.PodSandboxFilter.$Properties): runtime.v1.PodSandboxFilter;

            /**
             * Encodes the specified PodSandboxFilter message. Does not implicitly {@link runtime.v1.PodSandboxFilter.verify|verify} messages.
             * @param message PodSandboxFilter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxFilter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxFilter & runtime.v1.PodSandboxFilter.$Shape} PodSandboxFilter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxFilter & runtime.v1.PodSandboxFilter.$Shape;

            /**
             * Gets the type url for PodSandboxFilter
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxFilter {

            /** Properties of a PodSandboxFilter. */
            interface $Properties {

                /** PodSandboxFilter id */
                id?: (string|null);

                /** PodSandboxFilter state */
                state?: (runtime.v1.PodSandboxStateValue.$Properties|null);

                /** PodSandboxFilter labelSelector */
                labelSelector?: ({ [k: string]: string }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxFilter. */
            type $Shape = runtime.v1.PodSandboxFilter.$Properties;
        }

        /**
         * Properties of a ListPodSandboxRequest.
         * @deprecated Use runtime.v1.ListPodSandboxRequest.$Properties instead.
         */
        interface IListPodSandboxRequest extends runtime.v1.ListPodSandboxRequest.$Properties {
        }

        /** Represents a ListPodSandboxRequest. */
        class ListPodSandboxRequest {

            /**
             * Constructs a new ListPodSandboxRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.ListPodSandboxRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListPodSandboxRequest filter. */
            filter?: (runtime.v1.PodSandboxFilter.$Properties|null);

            /**
             * Creates a new ListPodSandboxRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListPodSandboxRequest instance
             */
            static create(properties: runtime.v1.ListPodSandboxRequest.$Shape): runtime.v1.ListPodSandboxRequest & runtime.v1.ListPodSandboxRequest.$Shape;
            static create(properties?: runtime.v1.ListPodSandboxRequest.$Properties): runtime.v1.ListPodSandboxRequest;

            /**
             * Encodes the specified ListPodSandboxRequest message. Does not implicitly {@link runtime.v1.ListPodSandboxRequest.verify|verify} messages.
             * @param message ListPodSandboxRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.ListPodSandboxRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListPodSandboxRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.ListPodSandboxRequest & runtime.v1.ListPodSandboxRequest.$Shape} ListPodSandboxRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.ListPodSandboxRequest & runtime.v1.ListPodSandboxRequest.$Shape;

            /**
             * Gets the type url for ListPodSandboxRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListPodSandboxRequest {

            /** Properties of a ListPodSandboxRequest. */
            interface $Properties {

                /** ListPodSandboxRequest filter */
                filter?: (runtime.v1.PodSandboxFilter.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListPodSandboxRequest. */
            type $Shape = runtime.v1.ListPodSandboxRequest.$Properties;
        }

        /**
         * Properties of a PodSandbox.
         * @deprecated Use runtime.v1.PodSandbox.$Properties instead.
         */
        interface IPodSandbox extends runtime.v1.PodSandbox.$Properties {
        }

        /** Represents a PodSandbox. */
        class PodSandbox {

            /**
             * Constructs a new PodSandbox.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandbox.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandbox id. */
            id: string;

            /** PodSandbox metadata. */
            metadata?: (runtime.v1.PodSandboxMetadata.$Properties|null);

            /** PodSandbox state. */
            state: runtime.v1.PodSandboxState;

            /** PodSandbox createdAt. */
            createdAt: (number|Long);

            /**
             * Creates a new PodSandbox instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandbox instance
             */
            static create(properties: runtime.v1.PodSandbox.$Shape): runtime.v1.PodSandbox & runtime.v1.PodSandbox.$Shape;
            static create(properties?: runtime.v1.PodSandbox.$Properties): runtime.v1.PodSandbox;

            /**
             * Encodes the specified PodSandbox message. Does not implicitly {@link runtime.v1.PodSandbox.verify|verify} messages.
             * @param message PodSandbox message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandbox.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandbox message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandbox & runtime.v1.PodSandbox.$Shape} PodSandbox
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandbox & runtime.v1.PodSandbox.$Shape;

            /**
             * Gets the type url for PodSandbox
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandbox {

            /** Properties of a PodSandbox. */
            interface $Properties {

                /** PodSandbox id */
                id?: (string|null);

                /** PodSandbox metadata */
                metadata?: (runtime.v1.PodSandboxMetadata.$Properties|null);

                /** PodSandbox state */
                state?: (runtime.v1.PodSandboxState|null);

                /** PodSandbox createdAt */
                createdAt?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandbox. */
            type $Shape = runtime.v1.PodSandbox.$Properties;
        }

        /**
         * Properties of a ListPodSandboxResponse.
         * @deprecated Use runtime.v1.ListPodSandboxResponse.$Properties instead.
         */
        interface IListPodSandboxResponse extends runtime.v1.ListPodSandboxResponse.$Properties {
        }

        /** Represents a ListPodSandboxResponse. */
        class ListPodSandboxResponse {

            /**
             * Constructs a new ListPodSandboxResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.ListPodSandboxResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListPodSandboxResponse items. */
            items: runtime.v1.PodSandbox.$Properties[];

            /**
             * Creates a new ListPodSandboxResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListPodSandboxResponse instance
             */
            static create(properties: runtime.v1.ListPodSandboxResponse.$Shape): runtime.v1.ListPodSandboxResponse & runtime.v1.ListPodSandboxResponse.$Shape;
            static create(properties?: runtime.v1.ListPodSandboxResponse.$Properties): runtime.v1.ListPodSandboxResponse;

            /**
             * Encodes the specified ListPodSandboxResponse message. Does not implicitly {@link runtime.v1.ListPodSandboxResponse.verify|verify} messages.
             * @param message ListPodSandboxResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.ListPodSandboxResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListPodSandboxResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.ListPodSandboxResponse & runtime.v1.ListPodSandboxResponse.$Shape} ListPodSandboxResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.ListPodSandboxResponse & runtime.v1.ListPodSandboxResponse.$Shape;

            /**
             * Gets the type url for ListPodSandboxResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListPodSandboxResponse {

            /** Properties of a ListPodSandboxResponse. */
            interface $Properties {

                /** ListPodSandboxResponse items */
                items?: (runtime.v1.PodSandbox.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListPodSandboxResponse. */
            type $Shape = runtime.v1.ListPodSandboxResponse.$Properties;
        }

        /**
         * Properties of a PodSandboxStatusRequest.
         * @deprecated Use runtime.v1.PodSandboxStatusRequest.$Properties instead.
         */
        interface IPodSandboxStatusRequest extends runtime.v1.PodSandboxStatusRequest.$Properties {
        }

        /** Represents a PodSandboxStatusRequest. */
        class PodSandboxStatusRequest {

            /**
             * Constructs a new PodSandboxStatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxStatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxStatusRequest podSandboxId. */
            podSandboxId: string;

            /** PodSandboxStatusRequest verbose. */
            verbose: boolean;

            /**
             * Creates a new PodSandboxStatusRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxStatusRequest instance
             */
            static create(properties: runtime.v1.PodSandboxStatusRequest.$Shape): runtime.v1.PodSandboxStatusRequest & runtime.v1.PodSandboxStatusRequest.$Shape;
            static create(properties?: runtime.v1.PodSandboxStatusRequest.$Properties): runtime.v1.PodSandboxStatusRequest;

            /**
             * Encodes the specified PodSandboxStatusRequest message. Does not implicitly {@link runtime.v1.PodSandboxStatusRequest.verify|verify} messages.
             * @param message PodSandboxStatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxStatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStatusRequest & runtime.v1.PodSandboxStatusRequest.$Shape} PodSandboxStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxStatusRequest & runtime.v1.PodSandboxStatusRequest.$Shape;

            /**
             * Gets the type url for PodSandboxStatusRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxStatusRequest {

            /** Properties of a PodSandboxStatusRequest. */
            interface $Properties {

                /** PodSandboxStatusRequest podSandboxId */
                podSandboxId?: (string|null);

                /** PodSandboxStatusRequest verbose */
                verbose?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxStatusRequest. */
            type $Shape = runtime.v1.PodSandboxStatusRequest.$Properties;
        }

        /**
         * Properties of a PodIP.
         * @deprecated Use runtime.v1.PodIP.$Properties instead.
         */
        interface IPodIP extends runtime.v1.PodIP.$Properties {
        }

        /** Represents a PodIP. */
        class PodIP {

            /**
             * Constructs a new PodIP.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodIP.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodIP ip. */
            ip: string;

            /**
             * Creates a new PodIP instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodIP instance
             */
            static create(properties: runtime.v1.PodIP.$Shape): runtime.v1.PodIP & runtime.v1.PodIP.$Shape;
            static create(properties?: runtime.v1.PodIP.$Properties): runtime.v1.PodIP;

            /**
             * Encodes the specified PodIP message. Does not implicitly {@link runtime.v1.PodIP.verify|verify} messages.
             * @param message PodIP message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodIP.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodIP message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodIP & runtime.v1.PodIP.$Shape} PodIP
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodIP & runtime.v1.PodIP.$Shape;

            /**
             * Gets the type url for PodIP
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodIP {

            /** Properties of a PodIP. */
            interface $Properties {

                /** PodIP ip */
                ip?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodIP. */
            type $Shape = runtime.v1.PodIP.$Properties;
        }

        /**
         * Properties of a PodSandboxNetworkStatus.
         * @deprecated Use runtime.v1.PodSandboxNetworkStatus.$Properties instead.
         */
        interface IPodSandboxNetworkStatus extends runtime.v1.PodSandboxNetworkStatus.$Properties {
        }

        /** Represents a PodSandboxNetworkStatus. */
        class PodSandboxNetworkStatus {

            /**
             * Constructs a new PodSandboxNetworkStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxNetworkStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxNetworkStatus ip. */
            ip: string;

            /** PodSandboxNetworkStatus additionalIps. */
            additionalIps: runtime.v1.PodIP.$Properties[];

            /**
             * Creates a new PodSandboxNetworkStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxNetworkStatus instance
             */
            static create(properties: runtime.v1.PodSandboxNetworkStatus.$Shape): runtime.v1.PodSandboxNetworkStatus & runtime.v1.PodSandboxNetworkStatus.$Shape;
            static create(properties?: runtime.v1.PodSandboxNetworkStatus.$Properties): runtime.v1.PodSandboxNetworkStatus;

            /**
             * Encodes the specified PodSandboxNetworkStatus message. Does not implicitly {@link runtime.v1.PodSandboxNetworkStatus.verify|verify} messages.
             * @param message PodSandboxNetworkStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxNetworkStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxNetworkStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxNetworkStatus & runtime.v1.PodSandboxNetworkStatus.$Shape} PodSandboxNetworkStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxNetworkStatus & runtime.v1.PodSandboxNetworkStatus.$Shape;

            /**
             * Gets the type url for PodSandboxNetworkStatus
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxNetworkStatus {

            /** Properties of a PodSandboxNetworkStatus. */
            interface $Properties {

                /** PodSandboxNetworkStatus ip */
                ip?: (string|null);

                /** PodSandboxNetworkStatus additionalIps */
                additionalIps?: (runtime.v1.PodIP.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxNetworkStatus. */
            type $Shape = runtime.v1.PodSandboxNetworkStatus.$Properties;
        }

        /**
         * Properties of a PodSandboxStatus.
         * @deprecated Use runtime.v1.PodSandboxStatus.$Properties instead.
         */
        interface IPodSandboxStatus extends runtime.v1.PodSandboxStatus.$Properties {
        }

        /** Represents a PodSandboxStatus. */
        class PodSandboxStatus {

            /**
             * Constructs a new PodSandboxStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxStatus id. */
            id: string;

            /** PodSandboxStatus metadata. */
            metadata?: (runtime.v1.PodSandboxMetadata.$Properties|null);

            /** PodSandboxStatus state. */
            state: runtime.v1.PodSandboxState;

            /** PodSandboxStatus network. */
            network?: (runtime.v1.PodSandboxNetworkStatus.$Properties|null);

            /**
             * Creates a new PodSandboxStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxStatus instance
             */
            static create(properties: runtime.v1.PodSandboxStatus.$Shape): runtime.v1.PodSandboxStatus & runtime.v1.PodSandboxStatus.$Shape;
            static create(properties?: runtime.v1.PodSandboxStatus.$Properties): runtime.v1.PodSandboxStatus;

            /**
             * Encodes the specified PodSandboxStatus message. Does not implicitly {@link runtime.v1.PodSandboxStatus.verify|verify} messages.
             * @param message PodSandboxStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStatus & runtime.v1.PodSandboxStatus.$Shape} PodSandboxStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxStatus & runtime.v1.PodSandboxStatus.$Shape;

            /**
             * Gets the type url for PodSandboxStatus
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxStatus {

            /** Properties of a PodSandboxStatus. */
            interface $Properties {

                /** PodSandboxStatus id */
                id?: (string|null);

                /** PodSandboxStatus metadata */
                metadata?: (runtime.v1.PodSandboxMetadata.$Properties|null);

                /** PodSandboxStatus state */
                state?: (runtime.v1.PodSandboxState|null);

                /** PodSandboxStatus network */
                network?: (runtime.v1.PodSandboxNetworkStatus.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxStatus. */
            type $Shape = runtime.v1.PodSandboxStatus.$Properties;
        }

        /**
         * Properties of a PodSandboxStatusResponse.
         * @deprecated Use runtime.v1.PodSandboxStatusResponse.$Properties instead.
         */
        interface IPodSandboxStatusResponse extends runtime.v1.PodSandboxStatusResponse.$Properties {
        }

        /** Represents a PodSandboxStatusResponse. */
        class PodSandboxStatusResponse {

            /**
             * Constructs a new PodSandboxStatusResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: runtime.v1.PodSandboxStatusResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodSandboxStatusResponse status. */
            status?: (runtime.v1.PodSandboxStatus.$Properties|null);

            /** PodSandboxStatusResponse info. */
            info: { [k: string]: string };

            /**
             * Creates a new PodSandboxStatusResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodSandboxStatusResponse instance
             */
            static create(properties: runtime.v1.PodSandboxStatusResponse.$Shape): runtime.v1.PodSandboxStatusResponse & runtime.v1.PodSandboxStatusResponse.$Shape;
            static create(properties?: runtime.v1.PodSandboxStatusResponse.$Properties): runtime.v1.PodSandboxStatusResponse;

            /**
             * Encodes the specified PodSandboxStatusResponse message. Does not implicitly {@link runtime.v1.PodSandboxStatusResponse.verify|verify} messages.
             * @param message PodSandboxStatusResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: runtime.v1.PodSandboxStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodSandboxStatusResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {runtime.v1.PodSandboxStatusResponse & runtime.v1.PodSandboxStatusResponse.$Shape} PodSandboxStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): runtime.v1.PodSandboxStatusResponse & runtime.v1.PodSandboxStatusResponse.$Shape;

            /**
             * Gets the type url for PodSandboxStatusResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PodSandboxStatusResponse {

            /** Properties of a PodSandboxStatusResponse. */
            interface $Properties {

                /** PodSandboxStatusResponse status */
                status?: (runtime.v1.PodSandboxStatus.$Properties|null);

                /** PodSandboxStatusResponse info */
                info?: ({ [k: string]: string }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodSandboxStatusResponse. */
            type $Shape = runtime.v1.PodSandboxStatusResponse.$Properties;
        }
    }
}

/** Namespace envoy. */
export namespace envoy {

    /** Namespace service. */
    namespace service {

        /** Namespace discovery. */
        namespace discovery {

            /** Namespace v3. */
            namespace v3 {

                /**
                 * Properties of a Status.
                 * @deprecated Use envoy.service.discovery.v3.Status.$Properties instead.
                 */
                interface IStatus extends envoy.service.discovery.v3.Status.$Properties {
                }

                /** Represents a Status. */
                class Status {

                    /**
                     * Constructs a new Status.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.discovery.v3.Status.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Status code. */
                    code: number;

                    /** Status message. */
                    message: string;

                    /**
                     * Creates a new Status instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Status instance
                     */
                    static create(properties: envoy.service.discovery.v3.Status.$Shape): envoy.service.discovery.v3.Status & envoy.service.discovery.v3.Status.$Shape;
                    static create(properties?: envoy.service.discovery.v3.Status.$Properties): envoy.service.discovery.v3.Status;

                    /**
                     * Encodes the specified Status message. Does not implicitly {@link envoy.service.discovery.v3.Status.verify|verify} messages.
                     * @param message Status message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.discovery.v3.Status.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Status message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.Status & envoy.service.discovery.v3.Status.$Shape} Status
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.discovery.v3.Status & envoy.service.discovery.v3.Status.$Shape;

                    /**
                     * Gets the type url for Status
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Status {

                    /** Properties of a Status. */
                    interface $Properties {

                        /** Status code */
                        code?: (number|null);

                        /** Status message */
                        message?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Status. */
                    type $Shape = envoy.service.discovery.v3.Status.$Properties;
                }

                /**
                 * Properties of a Node.
                 * @deprecated Use envoy.service.discovery.v3.Node.$Properties instead.
                 */
                interface INode extends envoy.service.discovery.v3.Node.$Properties {
                }

                /** Represents a Node. */
                class Node {

                    /**
                     * Constructs a new Node.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.discovery.v3.Node.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Node id. */
                    id: string;

                    /** Node cluster. */
                    cluster: string;

                    /** Node metadata. */
                    metadata?: (google.protobuf.Struct.$Properties|null);

                    /** Node buildVersion. */
                    buildVersion: string;

                    /**
                     * Creates a new Node instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Node instance
                     */
                    static create(properties: envoy.service.discovery.v3.Node.$Shape): envoy.service.discovery.v3.Node & envoy.service.discovery.v3.Node.$Shape;
                    static create(properties?: envoy.service.discovery.v3.Node.$Properties): envoy.service.discovery.v3.Node;

                    /**
                     * Encodes the specified Node message. Does not implicitly {@link envoy.service.discovery.v3.Node.verify|verify} messages.
                     * @param message Node message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.discovery.v3.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Node message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.Node & envoy.service.discovery.v3.Node.$Shape} Node
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.discovery.v3.Node & envoy.service.discovery.v3.Node.$Shape;

                    /**
                     * Gets the type url for Node
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Node {

                    /** Properties of a Node. */
                    interface $Properties {

                        /** Node id */
                        id?: (string|null);

                        /** Node cluster */
                        cluster?: (string|null);

                        /** Node metadata */
                        metadata?: (google.protobuf.Struct.$Properties|null);

                        /** Node buildVersion */
                        buildVersion?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Node. */
                    type $Shape = {
                      id?: string|null;
                      cluster?: string|null;
                      metadata?: google.protobuf.Struct.$Shape|null;
                      buildVersion?: string|null;
                      $unknowns?: Uint8Array[];
                    };
                }

                /**
                 * Properties of a DeltaDiscoveryRequest.
                 * @deprecated Use envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties instead.
                 */
                interface IDeltaDiscoveryRequest extends envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties {
                }

                /** Represents a DeltaDiscoveryRequest. */
                class DeltaDiscoveryRequest {

                    /**
                     * Constructs a new DeltaDiscoveryRequest.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** DeltaDiscoveryRequest node. */
                    node?: (envoy.service.discovery.v3.Node.$Properties|null);

                    /** DeltaDiscoveryRequest typeUrl. */
                    typeUrl: string;

                    /** DeltaDiscoveryRequest resourceNamesSubscribe. */
                    resourceNamesSubscribe: string[];

                    /** DeltaDiscoveryRequest resourceNamesUnsubscribe. */
                    resourceNamesUnsubscribe: string[];

                    /** DeltaDiscoveryRequest initialResourceVersions. */
                    initialResourceVersions: { [k: string]: string };

                    /** DeltaDiscoveryRequest responseNonce. */
                    responseNonce: string;

                    /** DeltaDiscoveryRequest errorDetail. */
                    errorDetail?: (envoy.service.discovery.v3.Status.$Properties|null);

                    /**
                     * Creates a new DeltaDiscoveryRequest instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns DeltaDiscoveryRequest instance
                     */
                    static create(properties: envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape): envoy.service.discovery.v3.DeltaDiscoveryRequest & envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape;
                    static create(properties?: envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties): envoy.service.discovery.v3.DeltaDiscoveryRequest;

                    /**
                     * Encodes the specified DeltaDiscoveryRequest message. Does not implicitly {@link envoy.service.discovery.v3.DeltaDiscoveryRequest.verify|verify} messages.
                     * @param message DeltaDiscoveryRequest message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.discovery.v3.DeltaDiscoveryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a DeltaDiscoveryRequest message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.DeltaDiscoveryRequest & envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape} DeltaDiscoveryRequest
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.discovery.v3.DeltaDiscoveryRequest & envoy.service.discovery.v3.DeltaDiscoveryRequest.$Shape;

                    /**
                     * Gets the type url for DeltaDiscoveryRequest
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace DeltaDiscoveryRequest {

                    /** Properties of a DeltaDiscoveryRequest. */
                    interface $Properties {

                        /** DeltaDiscoveryRequest node */
                        node?: (envoy.service.discovery.v3.Node.$Properties|null);

                        /** DeltaDiscoveryRequest typeUrl */
                        typeUrl?: (string|null);

                        /** DeltaDiscoveryRequest resourceNamesSubscribe */
                        resourceNamesSubscribe?: (string[]|null);

                        /** DeltaDiscoveryRequest resourceNamesUnsubscribe */
                        resourceNamesUnsubscribe?: (string[]|null);

                        /** DeltaDiscoveryRequest initialResourceVersions */
                        initialResourceVersions?: ({ [k: string]: string }|null);

                        /** DeltaDiscoveryRequest responseNonce */
                        responseNonce?: (string|null);

                        /** DeltaDiscoveryRequest errorDetail */
                        errorDetail?: (envoy.service.discovery.v3.Status.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a DeltaDiscoveryRequest. */
                    type $Shape = {
                      node?: envoy.service.discovery.v3.Node.$Shape|null;
                      typeUrl?: string|null;
                      resourceNamesSubscribe?: string[]|null;
                      resourceNamesUnsubscribe?: string[]|null;
                      initialResourceVersions?: { [k: string]: string }|null;
                      responseNonce?: string|null;
                      errorDetail?: envoy.service.discovery.v3.Status.$Shape|null;
                      $unknowns?: Uint8Array[];
                    };
                }

                /**
                 * Properties of a DeltaDiscoveryResponse.
                 * @deprecated Use envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties instead.
                 */
                interface IDeltaDiscoveryResponse extends envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties {
                }

                /** Represents a DeltaDiscoveryResponse. */
                class DeltaDiscoveryResponse {

                    /**
                     * Constructs a new DeltaDiscoveryResponse.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** DeltaDiscoveryResponse systemVersionInfo. */
                    systemVersionInfo: string;

                    /** DeltaDiscoveryResponse resources. */
                    resources: envoy.service.discovery.v3.Resource.$Properties[];

                    /** DeltaDiscoveryResponse typeUrl. */
                    typeUrl: string;

                    /** DeltaDiscoveryResponse nonce. */
                    nonce: string;

                    /** DeltaDiscoveryResponse removedResources. */
                    removedResources: string[];

                    /**
                     * Creates a new DeltaDiscoveryResponse instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns DeltaDiscoveryResponse instance
                     */
                    static create(properties: envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape): envoy.service.discovery.v3.DeltaDiscoveryResponse & envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape;
                    static create(properties?: envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties): envoy.service.discovery.v3.DeltaDiscoveryResponse;

                    /**
                     * Encodes the specified DeltaDiscoveryResponse message. Does not implicitly {@link envoy.service.discovery.v3.DeltaDiscoveryResponse.verify|verify} messages.
                     * @param message DeltaDiscoveryResponse message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a DeltaDiscoveryResponse message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.DeltaDiscoveryResponse & envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape} DeltaDiscoveryResponse
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.discovery.v3.DeltaDiscoveryResponse & envoy.service.discovery.v3.DeltaDiscoveryResponse.$Shape;

                    /**
                     * Gets the type url for DeltaDiscoveryResponse
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace DeltaDiscoveryResponse {

                    /** Properties of a DeltaDiscoveryResponse. */
                    interface $Properties {

                        /** DeltaDiscoveryResponse systemVersionInfo */
                        systemVersionInfo?: (string|null);

                        /** DeltaDiscoveryResponse resources */
                        resources?: (envoy.service.discovery.v3.Resource.$Properties[]|null);

                        /** DeltaDiscoveryResponse typeUrl */
                        typeUrl?: (string|null);

                        /** DeltaDiscoveryResponse nonce */
                        nonce?: (string|null);

                        /** DeltaDiscoveryResponse removedResources */
                        removedResources?: (string[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a DeltaDiscoveryResponse. */
                    type $Shape = envoy.service.discovery.v3.DeltaDiscoveryResponse.$Properties;
                }

                /**
                 * Properties of a Resource.
                 * @deprecated Use envoy.service.discovery.v3.Resource.$Properties instead.
                 */
                interface IResource extends envoy.service.discovery.v3.Resource.$Properties {
                }

                /** Represents a Resource. */
                class Resource {

                    /**
                     * Constructs a new Resource.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.discovery.v3.Resource.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Resource version. */
                    version: string;

                    /** Resource resource. */
                    resource?: (google.protobuf.Any.$Properties|null);

                    /** Resource name. */
                    name: string;

                    /** Resource aliases. */
                    aliases: string[];

                    /**
                     * Creates a new Resource instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Resource instance
                     */
                    static create(properties: envoy.service.discovery.v3.Resource.$Shape): envoy.service.discovery.v3.Resource & envoy.service.discovery.v3.Resource.$Shape;
                    static create(properties?: envoy.service.discovery.v3.Resource.$Properties): envoy.service.discovery.v3.Resource;

                    /**
                     * Encodes the specified Resource message. Does not implicitly {@link envoy.service.discovery.v3.Resource.verify|verify} messages.
                     * @param message Resource message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.discovery.v3.Resource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Resource message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.discovery.v3.Resource & envoy.service.discovery.v3.Resource.$Shape} Resource
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.discovery.v3.Resource & envoy.service.discovery.v3.Resource.$Shape;

                    /**
                     * Gets the type url for Resource
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Resource {

                    /** Properties of a Resource. */
                    interface $Properties {

                        /** Resource version */
                        version?: (string|null);

                        /** Resource resource */
                        resource?: (google.protobuf.Any.$Properties|null);

                        /** Resource name */
                        name?: (string|null);

                        /** Resource aliases */
                        aliases?: (string[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Resource. */
                    type $Shape = envoy.service.discovery.v3.Resource.$Properties;
                }
            }
        }
    }
}

/** Namespace leyline. */
export namespace leyline {

    /** Namespace node. */
    namespace node {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Mesh.
             * @deprecated Use leyline.node.v1.Mesh.$Properties instead.
             */
            interface IMesh extends leyline.node.v1.Mesh.$Properties {
            }

            /** Represents a Mesh. */
            class Mesh {

                /**
                 * Constructs a new Mesh.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.node.v1.Mesh.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Mesh trustDomain. */
                trustDomain: string;

                /** Mesh captureRanges. */
                captureRanges: string[];

                /**
                 * Creates a new Mesh instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Mesh instance
                 */
                static create(properties: leyline.node.v1.Mesh.$Shape): leyline.node.v1.Mesh & leyline.node.v1.Mesh.$Shape;
                static create(properties?: leyline.node.v1.Mesh.$Properties): leyline.node.v1.Mesh;

                /**
                 * Encodes the specified Mesh message. Does not implicitly {@link leyline.node.v1.Mesh.verify|verify} messages.
                 * @param message Mesh message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.node.v1.Mesh.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Mesh message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.node.v1.Mesh & leyline.node.v1.Mesh.$Shape} Mesh
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.node.v1.Mesh & leyline.node.v1.Mesh.$Shape;

                /**
                 * Gets the type url for Mesh
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Mesh {

                /** Properties of a Mesh. */
                interface $Properties {

                    /** Mesh trustDomain */
                    trustDomain?: (string|null);

                    /** Mesh captureRanges */
                    captureRanges?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Mesh. */
                type $Shape = leyline.node.v1.Mesh.$Properties;
            }

            /**
             * Properties of a NodeReport.
             * @deprecated Use leyline.node.v1.NodeReport.$Properties instead.
             */
            interface INodeReport extends leyline.node.v1.NodeReport.$Properties {
            }

            /** Represents a NodeReport. */
            class NodeReport {

                /**
                 * Constructs a new NodeReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.node.v1.NodeReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NodeReport pods. */
                pods: leyline.node.v1.PodReport.$Properties[];

                /**
                 * Creates a new NodeReport instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NodeReport instance
                 */
                static create(properties: leyline.node.v1.NodeReport.$Shape): leyline.node.v1.NodeReport & leyline.node.v1.NodeReport.$Shape;
                static create(properties?: leyline.node.v1.NodeReport.$Properties): leyline.node.v1.NodeReport;

                /**
                 * Encodes the specified NodeReport message. Does not implicitly {@link leyline.node.v1.NodeReport.verify|verify} messages.
                 * @param message NodeReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.node.v1.NodeReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NodeReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.node.v1.NodeReport & leyline.node.v1.NodeReport.$Shape} NodeReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.node.v1.NodeReport & leyline.node.v1.NodeReport.$Shape;

                /**
                 * Gets the type url for NodeReport
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace NodeReport {

                /** Properties of a NodeReport. */
                interface $Properties {

                    /** NodeReport pods */
                    pods?: (leyline.node.v1.PodReport.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NodeReport. */
                type $Shape = leyline.node.v1.NodeReport.$Properties;
            }

            /**
             * Properties of a PodReport.
             * @deprecated Use leyline.node.v1.PodReport.$Properties instead.
             */
            interface IPodReport extends leyline.node.v1.PodReport.$Properties {
            }

            /** Represents a PodReport. */
            class PodReport {

                /**
                 * Constructs a new PodReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.node.v1.PodReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PodReport uid. */
                uid: string;

                /** PodReport state. */
                state: leyline.node.v1.PodReport.State;

                /** PodReport reason. */
                reason: string;

                /**
                 * Creates a new PodReport instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PodReport instance
                 */
                static create(properties: leyline.node.v1.PodReport.$Shape): leyline.node.v1.PodReport & leyline.node.v1.PodReport.$Shape;
                static create(properties?: leyline.node.v1.PodReport.$Properties): leyline.node.v1.PodReport;

                /**
                 * Encodes the specified PodReport message. Does not implicitly {@link leyline.node.v1.PodReport.verify|verify} messages.
                 * @param message PodReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.node.v1.PodReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PodReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.node.v1.PodReport & leyline.node.v1.PodReport.$Shape} PodReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.node.v1.PodReport & leyline.node.v1.PodReport.$Shape;

                /**
                 * Gets the type url for PodReport
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace PodReport {

                /** Properties of a PodReport. */
                interface $Properties {

                    /** PodReport uid */
                    uid?: (string|null);

                    /** PodReport state */
                    state?: (leyline.node.v1.PodReport.State|null);

                    /** PodReport reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PodReport. */
                type $Shape = leyline.node.v1.PodReport.$Properties;

                /** State enum. */
                enum State {

                    /** IDLE value */
                    IDLE = 0,

                    /** ENROLLED value */
                    ENROLLED = 1,

                    /** FAILED value */
                    FAILED = 2
                }
            }

            /**
             * Properties of a NodeReportAck.
             * @deprecated Use leyline.node.v1.NodeReportAck.$Properties instead.
             */
            interface INodeReportAck extends leyline.node.v1.NodeReportAck.$Properties {
            }

            /** Represents a NodeReportAck. */
            class NodeReportAck {

                /**
                 * Constructs a new NodeReportAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.node.v1.NodeReportAck.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new NodeReportAck instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NodeReportAck instance
                 */
                static create(properties: leyline.node.v1.NodeReportAck.$Shape): leyline.node.v1.NodeReportAck & leyline.node.v1.NodeReportAck.$Shape;
                static create(properties?: leyline.node.v1.NodeReportAck.$Properties): leyline.node.v1.NodeReportAck;

                /**
                 * Encodes the specified NodeReportAck message. Does not implicitly {@link leyline.node.v1.NodeReportAck.verify|verify} messages.
                 * @param message NodeReportAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.node.v1.NodeReportAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NodeReportAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.node.v1.NodeReportAck & leyline.node.v1.NodeReportAck.$Shape} NodeReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.node.v1.NodeReportAck & leyline.node.v1.NodeReportAck.$Shape;

                /**
                 * Gets the type url for NodeReportAck
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace NodeReportAck {

                /** Properties of a NodeReportAck. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NodeReportAck. */
                type $Shape = leyline.node.v1.NodeReportAck.$Properties;
            }
        }
    }

    /** Namespace telemetry. */
    namespace telemetry {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Report.
             * @deprecated Use leyline.telemetry.v1.Report.$Properties instead.
             */
            interface IReport extends leyline.telemetry.v1.Report.$Properties {
            }

            /** Represents a Report. */
            class Report {

                /**
                 * Constructs a new Report.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.telemetry.v1.Report.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Report instance. */
                instance: string;

                /** Report edges. */
                edges: leyline.telemetry.v1.Edge.$Properties[];

                /**
                 * Creates a new Report instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Report instance
                 */
                static create(properties: leyline.telemetry.v1.Report.$Shape): leyline.telemetry.v1.Report & leyline.telemetry.v1.Report.$Shape;
                static create(properties?: leyline.telemetry.v1.Report.$Properties): leyline.telemetry.v1.Report;

                /**
                 * Encodes the specified Report message. Does not implicitly {@link leyline.telemetry.v1.Report.verify|verify} messages.
                 * @param message Report message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.telemetry.v1.Report.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Report message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Report & leyline.telemetry.v1.Report.$Shape} Report
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.telemetry.v1.Report & leyline.telemetry.v1.Report.$Shape;

                /**
                 * Gets the type url for Report
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Report {

                /** Properties of a Report. */
                interface $Properties {

                    /** Report instance */
                    instance?: (string|null);

                    /** Report edges */
                    edges?: (leyline.telemetry.v1.Edge.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Report. */
                type $Shape = leyline.telemetry.v1.Report.$Properties;
            }

            /**
             * Properties of an Edge.
             * @deprecated Use leyline.telemetry.v1.Edge.$Properties instead.
             */
            interface IEdge extends leyline.telemetry.v1.Edge.$Properties {
            }

            /** Represents an Edge. */
            class Edge {

                /**
                 * Constructs a new Edge.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.telemetry.v1.Edge.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Edge reporter. */
                reporter: leyline.telemetry.v1.Reporter;

                /** Edge source. */
                source?: (leyline.telemetry.v1.Peer.$Properties|null);

                /** Edge destination. */
                destination?: (leyline.telemetry.v1.Peer.$Properties|null);

                /** Edge service. */
                service: string;

                /** Edge mutualTls. */
                mutualTls: boolean;

                /** Edge opened. */
                opened: (number|Long);

                /** Edge closed. */
                closed: (number|Long);

                /** Edge failed. */
                failed: (number|Long);

                /** Edge bytesToServer. */
                bytesToServer: (number|Long);

                /** Edge bytesToClient. */
                bytesToClient: (number|Long);

                /** Edge requests. */
                requests: leyline.telemetry.v1.Requests.$Properties[];

                /**
                 * Creates a new Edge instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Edge instance
                 */
                static create(properties: leyline.telemetry.v1.Edge.$Shape): leyline.telemetry.v1.Edge & leyline.telemetry.v1.Edge.$Shape;
                static create(properties?: leyline.telemetry.v1.Edge.$Properties): leyline.telemetry.v1.Edge;

                /**
                 * Encodes the specified Edge message. Does not implicitly {@link leyline.telemetry.v1.Edge.verify|verify} messages.
                 * @param message Edge message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.telemetry.v1.Edge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Edge message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Edge & leyline.telemetry.v1.Edge.$Shape} Edge
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.telemetry.v1.Edge & leyline.telemetry.v1.Edge.$Shape;

                /**
                 * Gets the type url for Edge
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Edge {

                /** Properties of an Edge. */
                interface $Properties {

                    /** Edge reporter */
                    reporter?: (leyline.telemetry.v1.Reporter|null);

                    /** Edge source */
                    source?: (leyline.telemetry.v1.Peer.$Properties|null);

                    /** Edge destination */
                    destination?: (leyline.telemetry.v1.Peer.$Properties|null);

                    /** Edge service */
                    service?: (string|null);

                    /** Edge mutualTls */
                    mutualTls?: (boolean|null);

                    /** Edge opened */
                    opened?: (number|Long|null);

                    /** Edge closed */
                    closed?: (number|Long|null);

                    /** Edge failed */
                    failed?: (number|Long|null);

                    /** Edge bytesToServer */
                    bytesToServer?: (number|Long|null);

                    /** Edge bytesToClient */
                    bytesToClient?: (number|Long|null);

                    /** Edge requests */
                    requests?: (leyline.telemetry.v1.Requests.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Edge. */
                type $Shape = leyline.telemetry.v1.Edge.$Properties;
            }

            /** Reporter enum. */
            enum Reporter {

                /** SOURCE value */
                SOURCE = 0,

                /** DESTINATION value */
                DESTINATION = 1,

                /** WAYPOINT value */
                WAYPOINT = 2
            }

            /**
             * Properties of a Peer.
             * @deprecated Use leyline.telemetry.v1.Peer.$Properties instead.
             */
            interface IPeer extends leyline.telemetry.v1.Peer.$Properties {
            }

            /** Represents a Peer. */
            class Peer {

                /**
                 * Constructs a new Peer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.telemetry.v1.Peer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Peer namespace. */
                namespace: string;

                /** Peer workload. */
                workload: string;

                /** Peer principal. */
                principal: string;

                /** Peer canonicalService. */
                canonicalService: string;

                /** Peer canonicalRevision. */
                canonicalRevision: string;

                /**
                 * Creates a new Peer instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Peer instance
                 */
                static create(properties: leyline.telemetry.v1.Peer.$Shape): leyline.telemetry.v1.Peer & leyline.telemetry.v1.Peer.$Shape;
                static create(properties?: leyline.telemetry.v1.Peer.$Properties): leyline.telemetry.v1.Peer;

                /**
                 * Encodes the specified Peer message. Does not implicitly {@link leyline.telemetry.v1.Peer.verify|verify} messages.
                 * @param message Peer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.telemetry.v1.Peer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Peer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Peer & leyline.telemetry.v1.Peer.$Shape} Peer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.telemetry.v1.Peer & leyline.telemetry.v1.Peer.$Shape;

                /**
                 * Gets the type url for Peer
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Peer {

                /** Properties of a Peer. */
                interface $Properties {

                    /** Peer namespace */
                    namespace?: (string|null);

                    /** Peer workload */
                    workload?: (string|null);

                    /** Peer principal */
                    principal?: (string|null);

                    /** Peer canonicalService */
                    canonicalService?: (string|null);

                    /** Peer canonicalRevision */
                    canonicalRevision?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Peer. */
                type $Shape = leyline.telemetry.v1.Peer.$Properties;
            }

            /**
             * Properties of a Requests.
             * @deprecated Use leyline.telemetry.v1.Requests.$Properties instead.
             */
            interface IRequests extends leyline.telemetry.v1.Requests.$Properties {
            }

            /** Represents a Requests. */
            class Requests {

                /**
                 * Constructs a new Requests.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.telemetry.v1.Requests.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Requests route. */
                route: string;

                /** Requests backend. */
                backend: string;

                /** Requests protocol. */
                protocol: string;

                /** Requests code. */
                code: number;

                /** Requests count. */
                count: (number|Long);

                /** Requests milliseconds. */
                milliseconds: number;

                /** Requests buckets. */
                buckets: (number|Long)[];

                /**
                 * Creates a new Requests instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Requests instance
                 */
                static create(properties: leyline.telemetry.v1.Requests.$Shape): leyline.telemetry.v1.Requests & leyline.telemetry.v1.Requests.$Shape;
                static create(properties?: leyline.telemetry.v1.Requests.$Properties): leyline.telemetry.v1.Requests;

                /**
                 * Encodes the specified Requests message. Does not implicitly {@link leyline.telemetry.v1.Requests.verify|verify} messages.
                 * @param message Requests message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.telemetry.v1.Requests.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Requests message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.Requests & leyline.telemetry.v1.Requests.$Shape} Requests
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.telemetry.v1.Requests & leyline.telemetry.v1.Requests.$Shape;

                /**
                 * Gets the type url for Requests
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Requests {

                /** Properties of a Requests. */
                interface $Properties {

                    /** Requests route */
                    route?: (string|null);

                    /** Requests backend */
                    backend?: (string|null);

                    /** Requests protocol */
                    protocol?: (string|null);

                    /** Requests code */
                    code?: (number|null);

                    /** Requests count */
                    count?: (number|Long|null);

                    /** Requests milliseconds */
                    milliseconds?: (number|null);

                    /** Requests buckets */
                    buckets?: ((number|Long)[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Requests. */
                type $Shape = leyline.telemetry.v1.Requests.$Properties;
            }

            /**
             * Properties of a ReportAck.
             * @deprecated Use leyline.telemetry.v1.ReportAck.$Properties instead.
             */
            interface IReportAck extends leyline.telemetry.v1.ReportAck.$Properties {
            }

            /** Represents a ReportAck. */
            class ReportAck {

                /**
                 * Constructs a new ReportAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.telemetry.v1.ReportAck.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new ReportAck instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReportAck instance
                 */
                static create(properties: leyline.telemetry.v1.ReportAck.$Shape): leyline.telemetry.v1.ReportAck & leyline.telemetry.v1.ReportAck.$Shape;
                static create(properties?: leyline.telemetry.v1.ReportAck.$Properties): leyline.telemetry.v1.ReportAck;

                /**
                 * Encodes the specified ReportAck message. Does not implicitly {@link leyline.telemetry.v1.ReportAck.verify|verify} messages.
                 * @param message ReportAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.telemetry.v1.ReportAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReportAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.telemetry.v1.ReportAck & leyline.telemetry.v1.ReportAck.$Shape} ReportAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.telemetry.v1.ReportAck & leyline.telemetry.v1.ReportAck.$Shape;

                /**
                 * Gets the type url for ReportAck
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace ReportAck {

                /** Properties of a ReportAck. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReportAck. */
                type $Shape = leyline.telemetry.v1.ReportAck.$Properties;
            }
        }
    }

    /** Namespace waypoint. */
    namespace waypoint {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Waypoint.
             * @deprecated Use leyline.waypoint.v1.Waypoint.$Properties instead.
             */
            interface IWaypoint extends leyline.waypoint.v1.Waypoint.$Properties {
            }

            /** Represents a Waypoint. */
            class Waypoint {

                /**
                 * Constructs a new Waypoint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.Waypoint.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Waypoint namespace. */
                namespace: string;

                /** Waypoint name. */
                name: string;

                /** Waypoint services. */
                services: leyline.waypoint.v1.ServedService.$Properties[];

                /** Waypoint workloads. */
                workloads: string[];

                /**
                 * Creates a new Waypoint instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Waypoint instance
                 */
                static create(properties: leyline.waypoint.v1.Waypoint.$Shape): leyline.waypoint.v1.Waypoint & leyline.waypoint.v1.Waypoint.$Shape;
                static create(properties?: leyline.waypoint.v1.Waypoint.$Properties): leyline.waypoint.v1.Waypoint;

                /**
                 * Encodes the specified Waypoint message. Does not implicitly {@link leyline.waypoint.v1.Waypoint.verify|verify} messages.
                 * @param message Waypoint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.Waypoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Waypoint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.Waypoint & leyline.waypoint.v1.Waypoint.$Shape} Waypoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.Waypoint & leyline.waypoint.v1.Waypoint.$Shape;

                /**
                 * Gets the type url for Waypoint
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Waypoint {

                /** Properties of a Waypoint. */
                interface $Properties {

                    /** Waypoint namespace */
                    namespace?: (string|null);

                    /** Waypoint name */
                    name?: (string|null);

                    /** Waypoint services */
                    services?: (leyline.waypoint.v1.ServedService.$Properties[]|null);

                    /** Waypoint workloads */
                    workloads?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Waypoint. */
                type $Shape = {
                  namespace?: string|null;
                  name?: string|null;
                  services?: leyline.waypoint.v1.ServedService.$Shape[]|null;
                  workloads?: string[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a ServedService.
             * @deprecated Use leyline.waypoint.v1.ServedService.$Properties instead.
             */
            interface IServedService extends leyline.waypoint.v1.ServedService.$Properties {
            }

            /** Represents a ServedService. */
            class ServedService {

                /**
                 * Constructs a new ServedService.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.ServedService.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServedService key. */
                key: string;

                /** ServedService ports. */
                ports: leyline.waypoint.v1.ServedPort.$Properties[];

                /** ServedService bound. */
                bound: boolean;

                /**
                 * Creates a new ServedService instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServedService instance
                 */
                static create(properties: leyline.waypoint.v1.ServedService.$Shape): leyline.waypoint.v1.ServedService & leyline.waypoint.v1.ServedService.$Shape;
                static create(properties?: leyline.waypoint.v1.ServedService.$Properties): leyline.waypoint.v1.ServedService;

                /**
                 * Encodes the specified ServedService message. Does not implicitly {@link leyline.waypoint.v1.ServedService.verify|verify} messages.
                 * @param message ServedService message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.ServedService.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServedService message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.ServedService & leyline.waypoint.v1.ServedService.$Shape} ServedService
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.ServedService & leyline.waypoint.v1.ServedService.$Shape;

                /**
                 * Gets the type url for ServedService
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace ServedService {

                /** Properties of a ServedService. */
                interface $Properties {

                    /** ServedService key */
                    key?: (string|null);

                    /** ServedService ports */
                    ports?: (leyline.waypoint.v1.ServedPort.$Properties[]|null);

                    /** ServedService bound */
                    bound?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ServedService. */
                type $Shape = {
                  key?: string|null;
                  ports?: leyline.waypoint.v1.ServedPort.$Shape[]|null;
                  bound?: boolean|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a ServedPort.
             * @deprecated Use leyline.waypoint.v1.ServedPort.$Properties instead.
             */
            interface IServedPort extends leyline.waypoint.v1.ServedPort.$Properties {
            }

            /** Represents a ServedPort. */
            class ServedPort {

                /**
                 * Constructs a new ServedPort.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.ServedPort.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServedPort port. */
                port: number;

                /** ServedPort protocol. */
                protocol: leyline.waypoint.v1.Protocol;

                /** ServedPort rules. */
                rules: leyline.waypoint.v1.HttpRule.$Properties[];

                /**
                 * Creates a new ServedPort instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ServedPort instance
                 */
                static create(properties: leyline.waypoint.v1.ServedPort.$Shape): leyline.waypoint.v1.ServedPort & leyline.waypoint.v1.ServedPort.$Shape;
                static create(properties?: leyline.waypoint.v1.ServedPort.$Properties): leyline.waypoint.v1.ServedPort;

                /**
                 * Encodes the specified ServedPort message. Does not implicitly {@link leyline.waypoint.v1.ServedPort.verify|verify} messages.
                 * @param message ServedPort message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.ServedPort.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServedPort message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.ServedPort & leyline.waypoint.v1.ServedPort.$Shape} ServedPort
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.ServedPort & leyline.waypoint.v1.ServedPort.$Shape;

                /**
                 * Gets the type url for ServedPort
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace ServedPort {

                /** Properties of a ServedPort. */
                interface $Properties {

                    /** ServedPort port */
                    port?: (number|null);

                    /** ServedPort protocol */
                    protocol?: (leyline.waypoint.v1.Protocol|null);

                    /** ServedPort rules */
                    rules?: (leyline.waypoint.v1.HttpRule.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ServedPort. */
                type $Shape = {
                  port?: number|null;
                  protocol?: leyline.waypoint.v1.Protocol|null;
                  rules?: leyline.waypoint.v1.HttpRule.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /** Protocol enum. */
            enum Protocol {

                /** AUTO value */
                AUTO = 0,

                /** TCP value */
                TCP = 1,

                /** HTTP value */
                HTTP = 2,

                /** HTTP2 value */
                HTTP2 = 3
            }

            /**
             * Properties of a HttpRule.
             * @deprecated Use leyline.waypoint.v1.HttpRule.$Properties instead.
             */
            interface IHttpRule extends leyline.waypoint.v1.HttpRule.$Properties {
            }

            /** Represents a HttpRule. */
            class HttpRule {

                /**
                 * Constructs a new HttpRule.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.HttpRule.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HttpRule name. */
                name: string;

                /** HttpRule match. */
                match?: (leyline.waypoint.v1.HttpMatch.$Properties|null);

                /** HttpRule backends. */
                backends: leyline.waypoint.v1.Backend.$Properties[];

                /** HttpRule requestHeaders. */
                requestHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                /** HttpRule responseHeaders. */
                responseHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                /** HttpRule requestTimeoutMs. */
                requestTimeoutMs: number;

                /** HttpRule backendTimeoutMs. */
                backendTimeoutMs: number;

                /**
                 * Creates a new HttpRule instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HttpRule instance
                 */
                static create(properties: leyline.waypoint.v1.HttpRule.$Shape): leyline.waypoint.v1.HttpRule & leyline.waypoint.v1.HttpRule.$Shape;
                static create(properties?: leyline.waypoint.v1.HttpRule.$Properties): leyline.waypoint.v1.HttpRule;

                /**
                 * Encodes the specified HttpRule message. Does not implicitly {@link leyline.waypoint.v1.HttpRule.verify|verify} messages.
                 * @param message HttpRule message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.HttpRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HttpRule message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.HttpRule & leyline.waypoint.v1.HttpRule.$Shape} HttpRule
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.HttpRule & leyline.waypoint.v1.HttpRule.$Shape;

                /**
                 * Gets the type url for HttpRule
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace HttpRule {

                /** Properties of a HttpRule. */
                interface $Properties {

                    /** HttpRule name */
                    name?: (string|null);

                    /** HttpRule match */
                    match?: (leyline.waypoint.v1.HttpMatch.$Properties|null);

                    /** HttpRule backends */
                    backends?: (leyline.waypoint.v1.Backend.$Properties[]|null);

                    /** HttpRule requestHeaders */
                    requestHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                    /** HttpRule responseHeaders */
                    responseHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                    /** HttpRule requestTimeoutMs */
                    requestTimeoutMs?: (number|null);

                    /** HttpRule backendTimeoutMs */
                    backendTimeoutMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HttpRule. */
                type $Shape = {
                  name?: string|null;
                  match?: leyline.waypoint.v1.HttpMatch.$Shape|null;
                  backends?: leyline.waypoint.v1.Backend.$Shape[]|null;
                  requestHeaders?: leyline.waypoint.v1.HeaderChanges.$Shape|null;
                  responseHeaders?: leyline.waypoint.v1.HeaderChanges.$Shape|null;
                  requestTimeoutMs?: number|null;
                  backendTimeoutMs?: number|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a HttpMatch.
             * @deprecated Use leyline.waypoint.v1.HttpMatch.$Properties instead.
             */
            interface IHttpMatch extends leyline.waypoint.v1.HttpMatch.$Properties {
            }

            /** Represents a HttpMatch. */
            class HttpMatch {

                /**
                 * Constructs a new HttpMatch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.HttpMatch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HttpMatch path. */
                path?: (leyline.waypoint.v1.PathMatch.$Properties|null);

                /** HttpMatch headers. */
                headers: leyline.waypoint.v1.TextMatch.$Properties[];

                /** HttpMatch query. */
                query: leyline.waypoint.v1.TextMatch.$Properties[];

                /** HttpMatch method. */
                method: string;

                /**
                 * Creates a new HttpMatch instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HttpMatch instance
                 */
                static create(properties: leyline.waypoint.v1.HttpMatch.$Shape): leyline.waypoint.v1.HttpMatch & leyline.waypoint.v1.HttpMatch.$Shape;
                static create(properties?: leyline.waypoint.v1.HttpMatch.$Properties): leyline.waypoint.v1.HttpMatch;

                /**
                 * Encodes the specified HttpMatch message. Does not implicitly {@link leyline.waypoint.v1.HttpMatch.verify|verify} messages.
                 * @param message HttpMatch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.HttpMatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HttpMatch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.HttpMatch & leyline.waypoint.v1.HttpMatch.$Shape} HttpMatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.HttpMatch & leyline.waypoint.v1.HttpMatch.$Shape;

                /**
                 * Gets the type url for HttpMatch
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace HttpMatch {

                /** Properties of a HttpMatch. */
                interface $Properties {

                    /** HttpMatch path */
                    path?: (leyline.waypoint.v1.PathMatch.$Properties|null);

                    /** HttpMatch headers */
                    headers?: (leyline.waypoint.v1.TextMatch.$Properties[]|null);

                    /** HttpMatch query */
                    query?: (leyline.waypoint.v1.TextMatch.$Properties[]|null);

                    /** HttpMatch method */
                    method?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HttpMatch. */
                type $Shape = {
                  path?: leyline.waypoint.v1.PathMatch.$Shape|null;
                  headers?: leyline.waypoint.v1.TextMatch.$Shape[]|null;
                  query?: leyline.waypoint.v1.TextMatch.$Shape[]|null;
                  method?: string|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a PathMatch.
             * @deprecated Use leyline.waypoint.v1.PathMatch.$Properties instead.
             */
            interface IPathMatch extends leyline.waypoint.v1.PathMatch.$Properties {
            }

            /** Represents a PathMatch. */
            class PathMatch {

                /**
                 * Constructs a new PathMatch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.PathMatch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PathMatch exact. */
                exact?: (string|null);

                /** PathMatch prefix. */
                prefix?: (string|null);

                /** PathMatch regex. */
                regex?: (string|null);

                /** PathMatch kind. */
                kind?: ("exact"|"prefix"|"regex");

                /**
                 * Creates a new PathMatch instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PathMatch instance
                 */
                static create(properties: leyline.waypoint.v1.PathMatch.$Shape): leyline.waypoint.v1.PathMatch & leyline.waypoint.v1.PathMatch.$Shape;
                static create(properties?: leyline.waypoint.v1.PathMatch.$Properties): leyline.waypoint.v1.PathMatch;

                /**
                 * Encodes the specified PathMatch message. Does not implicitly {@link leyline.waypoint.v1.PathMatch.verify|verify} messages.
                 * @param message PathMatch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.PathMatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PathMatch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.PathMatch & leyline.waypoint.v1.PathMatch.$Shape} PathMatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.PathMatch & leyline.waypoint.v1.PathMatch.$Shape;

                /**
                 * Gets the type url for PathMatch
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace PathMatch {

                /** Properties of a PathMatch. */
                interface $Properties {

                    /** PathMatch exact */
                    exact?: (string|null);

                    /** PathMatch prefix */
                    prefix?: (string|null);

                    /** PathMatch regex */
                    regex?: (string|null);

                    /** PathMatch kind */
                    kind?: ("exact"|"prefix"|"regex");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a PathMatch. */
                type $Shape = {
                  exact?: string|null;
                  prefix?: string|null;
                  regex?: string|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; exact?: null; prefix?: null; regex?: null }|{ kind?: "exact"; exact: string; prefix?: null; regex?: null }|{ kind?: "prefix"; exact?: null; prefix: string; regex?: null }|{ kind?: "regex"; exact?: null; prefix?: null; regex: string })
                );
            }

            /**
             * Properties of a TextMatch.
             * @deprecated Use leyline.waypoint.v1.TextMatch.$Properties instead.
             */
            interface ITextMatch extends leyline.waypoint.v1.TextMatch.$Properties {
            }

            /** Represents a TextMatch. */
            class TextMatch {

                /**
                 * Constructs a new TextMatch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.TextMatch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TextMatch name. */
                name: string;

                /** TextMatch exact. */
                exact?: (string|null);

                /** TextMatch regex. */
                regex?: (string|null);

                /** TextMatch kind. */
                kind?: ("exact"|"regex");

                /**
                 * Creates a new TextMatch instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TextMatch instance
                 */
                static create(properties: leyline.waypoint.v1.TextMatch.$Shape): leyline.waypoint.v1.TextMatch & leyline.waypoint.v1.TextMatch.$Shape;
                static create(properties?: leyline.waypoint.v1.TextMatch.$Properties): leyline.waypoint.v1.TextMatch;

                /**
                 * Encodes the specified TextMatch message. Does not implicitly {@link leyline.waypoint.v1.TextMatch.verify|verify} messages.
                 * @param message TextMatch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.TextMatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TextMatch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.TextMatch & leyline.waypoint.v1.TextMatch.$Shape} TextMatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.TextMatch & leyline.waypoint.v1.TextMatch.$Shape;

                /**
                 * Gets the type url for TextMatch
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace TextMatch {

                /** Properties of a TextMatch. */
                interface $Properties {

                    /** TextMatch name */
                    name?: (string|null);

                    /** TextMatch exact */
                    exact?: (string|null);

                    /** TextMatch regex */
                    regex?: (string|null);

                    /** TextMatch kind */
                    kind?: ("exact"|"regex");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a TextMatch. */
                type $Shape = {
                  name?: string|null;
                  exact?: string|null;
                  regex?: string|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; exact?: null; regex?: null }|{ kind?: "exact"; exact: string; regex?: null }|{ kind?: "regex"; exact?: null; regex: string })
                );
            }

            /**
             * Properties of a Backend.
             * @deprecated Use leyline.waypoint.v1.Backend.$Properties instead.
             */
            interface IBackend extends leyline.waypoint.v1.Backend.$Properties {
            }

            /** Represents a Backend. */
            class Backend {

                /**
                 * Constructs a new Backend.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.Backend.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Backend service. */
                service: string;

                /** Backend port. */
                port: number;

                /** Backend weight. */
                weight: number;

                /** Backend problem. */
                problem: string;

                /** Backend requestHeaders. */
                requestHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                /** Backend responseHeaders. */
                responseHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                /**
                 * Creates a new Backend instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Backend instance
                 */
                static create(properties: leyline.waypoint.v1.Backend.$Shape): leyline.waypoint.v1.Backend & leyline.waypoint.v1.Backend.$Shape;
                static create(properties?: leyline.waypoint.v1.Backend.$Properties): leyline.waypoint.v1.Backend;

                /**
                 * Encodes the specified Backend message. Does not implicitly {@link leyline.waypoint.v1.Backend.verify|verify} messages.
                 * @param message Backend message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.Backend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Backend message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.Backend & leyline.waypoint.v1.Backend.$Shape} Backend
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.Backend & leyline.waypoint.v1.Backend.$Shape;

                /**
                 * Gets the type url for Backend
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Backend {

                /** Properties of a Backend. */
                interface $Properties {

                    /** Backend service */
                    service?: (string|null);

                    /** Backend port */
                    port?: (number|null);

                    /** Backend weight */
                    weight?: (number|null);

                    /** Backend problem */
                    problem?: (string|null);

                    /** Backend requestHeaders */
                    requestHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                    /** Backend responseHeaders */
                    responseHeaders?: (leyline.waypoint.v1.HeaderChanges.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Backend. */
                type $Shape = leyline.waypoint.v1.Backend.$Properties;
            }

            /**
             * Properties of a HeaderChanges.
             * @deprecated Use leyline.waypoint.v1.HeaderChanges.$Properties instead.
             */
            interface IHeaderChanges extends leyline.waypoint.v1.HeaderChanges.$Properties {
            }

            /** Represents a HeaderChanges. */
            class HeaderChanges {

                /**
                 * Constructs a new HeaderChanges.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.HeaderChanges.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeaderChanges set. */
                set: leyline.waypoint.v1.Header.$Properties[];

                /** HeaderChanges add. */
                add: leyline.waypoint.v1.Header.$Properties[];

                /** HeaderChanges remove. */
                remove: string[];

                /**
                 * Creates a new HeaderChanges instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HeaderChanges instance
                 */
                static create(properties: leyline.waypoint.v1.HeaderChanges.$Shape): leyline.waypoint.v1.HeaderChanges & leyline.waypoint.v1.HeaderChanges.$Shape;
                static create(properties?: leyline.waypoint.v1.HeaderChanges.$Properties): leyline.waypoint.v1.HeaderChanges;

                /**
                 * Encodes the specified HeaderChanges message. Does not implicitly {@link leyline.waypoint.v1.HeaderChanges.verify|verify} messages.
                 * @param message HeaderChanges message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.HeaderChanges.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeaderChanges message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.HeaderChanges & leyline.waypoint.v1.HeaderChanges.$Shape} HeaderChanges
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.HeaderChanges & leyline.waypoint.v1.HeaderChanges.$Shape;

                /**
                 * Gets the type url for HeaderChanges
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace HeaderChanges {

                /** Properties of a HeaderChanges. */
                interface $Properties {

                    /** HeaderChanges set */
                    set?: (leyline.waypoint.v1.Header.$Properties[]|null);

                    /** HeaderChanges add */
                    add?: (leyline.waypoint.v1.Header.$Properties[]|null);

                    /** HeaderChanges remove */
                    remove?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeaderChanges. */
                type $Shape = leyline.waypoint.v1.HeaderChanges.$Properties;
            }

            /**
             * Properties of a Header.
             * @deprecated Use leyline.waypoint.v1.Header.$Properties instead.
             */
            interface IHeader extends leyline.waypoint.v1.Header.$Properties {
            }

            /** Represents a Header. */
            class Header {

                /**
                 * Constructs a new Header.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: leyline.waypoint.v1.Header.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Header name. */
                name: string;

                /** Header value. */
                value: string;

                /**
                 * Creates a new Header instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Header instance
                 */
                static create(properties: leyline.waypoint.v1.Header.$Shape): leyline.waypoint.v1.Header & leyline.waypoint.v1.Header.$Shape;
                static create(properties?: leyline.waypoint.v1.Header.$Properties): leyline.waypoint.v1.Header;

                /**
                 * Encodes the specified Header message. Does not implicitly {@link leyline.waypoint.v1.Header.verify|verify} messages.
                 * @param message Header message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: leyline.waypoint.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {leyline.waypoint.v1.Header & leyline.waypoint.v1.Header.$Shape} Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): leyline.waypoint.v1.Header & leyline.waypoint.v1.Header.$Shape;

                /**
                 * Gets the type url for Header
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Header {

                /** Properties of a Header. */
                interface $Properties {

                    /** Header name */
                    name?: (string|null);

                    /** Header value */
                    value?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Header. */
                type $Shape = leyline.waypoint.v1.Header.$Properties;
            }
        }
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of a Struct.
         * @deprecated Use google.protobuf.Struct.$Properties instead.
         */
        interface IStruct extends google.protobuf.Struct.$Properties {
        }

        /** Represents a Struct. */
        class Struct {

            /**
             * Constructs a new Struct.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Struct.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Struct fields. */
            fields: { [k: string]: google.protobuf.Value.$Properties };

            /**
             * Creates a new Struct instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Struct instance
             */
            static create(properties: google.protobuf.Struct.$Shape): google.protobuf.Struct & google.protobuf.Struct.$Shape;
            static create(properties?: google.protobuf.Struct.$Properties): google.protobuf.Struct;

            /**
             * Encodes the specified Struct message. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @param message Struct message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Struct.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Struct & google.protobuf.Struct.$Shape;

            /**
             * Gets the type url for Struct
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Struct {

            /** Properties of a Struct. */
            interface $Properties {

                /** Struct fields */
                fields?: ({ [k: string]: google.protobuf.Value.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Struct. */
            type $Shape = {
              fields?: { [k: string]: google.protobuf.Value.$Shape }|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Value.
         * @deprecated Use google.protobuf.Value.$Properties instead.
         */
        interface IValue extends google.protobuf.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value nullValue. */
            nullValue?: (google.protobuf.NullValue|null);

            /** Value numberValue. */
            numberValue?: (number|null);

            /** Value stringValue. */
            stringValue?: (string|null);

            /** Value boolValue. */
            boolValue?: (boolean|null);

            /** Value structValue. */
            structValue?: (google.protobuf.Struct.$Properties|null);

            /** Value listValue. */
            listValue?: (google.protobuf.ListValue.$Properties|null);

            /** Value kind. */
            kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

            /**
             * Creates a new Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Value instance
             */
            static create(properties: google.protobuf.Value.$Shape): google.protobuf.Value & google.protobuf.Value.$Shape;
            static create(properties?: google.protobuf.Value.$Properties): google.protobuf.Value;

            /**
             * Encodes the specified Value message. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Value & google.protobuf.Value.$Shape;

            /**
             * Gets the type url for Value
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value nullValue */
                nullValue?: (google.protobuf.NullValue|null);

                /** Value numberValue */
                numberValue?: (number|null);

                /** Value stringValue */
                stringValue?: (string|null);

                /** Value boolValue */
                boolValue?: (boolean|null);

                /** Value structValue */
                structValue?: (google.protobuf.Struct.$Properties|null);

                /** Value listValue */
                listValue?: (google.protobuf.ListValue.$Properties|null);

                /** Value kind */
                kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              nullValue?: google.protobuf.NullValue|null;
              numberValue?: number|null;
              stringValue?: string|null;
              boolValue?: boolean|null;
              structValue?: google.protobuf.Struct.$Shape|null;
              listValue?: google.protobuf.ListValue.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "nullValue"; nullValue: google.protobuf.NullValue; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "numberValue"; nullValue?: null; numberValue: number; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "stringValue"; nullValue?: null; numberValue?: null; stringValue: string; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "boolValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue: boolean; structValue?: null; listValue?: null }|{ kind?: "structValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue: google.protobuf.Struct.$Shape; listValue?: null }|{ kind?: "listValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue: google.protobuf.ListValue.$Shape })
            );
        }

        /** NullValue enum. */
        enum NullValue {

            /** NULL_VALUE value */
            NULL_VALUE = 0
        }

        /**
         * Properties of a ListValue.
         * @deprecated Use google.protobuf.ListValue.$Properties instead.
         */
        interface IListValue extends google.protobuf.ListValue.$Properties {
        }

        /** Represents a ListValue. */
        class ListValue {

            /**
             * Constructs a new ListValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.ListValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListValue values. */
            values: google.protobuf.Value.$Properties[];

            /**
             * Creates a new ListValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListValue instance
             */
            static create(properties: google.protobuf.ListValue.$Shape): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;
            static create(properties?: google.protobuf.ListValue.$Properties): google.protobuf.ListValue;

            /**
             * Encodes the specified ListValue message. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @param message ListValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.ListValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;

            /**
             * Gets the type url for ListValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListValue {

            /** Properties of a ListValue. */
            interface $Properties {

                /** ListValue values */
                values?: (google.protobuf.Value.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListValue. */
            type $Shape = {
              values?: google.protobuf.Value.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Any.
         * @deprecated Use google.protobuf.Any.$Properties instead.
         */
        interface IAny extends google.protobuf.Any.$Properties {
        }

        /** Represents an Any. */
        class Any {

            /**
             * Constructs a new Any.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Any.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Any type_url. */
            type_url: string;

            /** Any value. */
            value: Uint8Array;

            /**
             * Creates a new Any instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Any instance
             */
            static create(properties: google.protobuf.Any.$Shape): google.protobuf.Any & google.protobuf.Any.$Shape;
            static create(properties?: google.protobuf.Any.$Properties): google.protobuf.Any;

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @param message Any message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Any.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Any & google.protobuf.Any.$Shape;

            /**
             * Gets the type url for Any
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Any {

            /** Properties of an Any. */
            interface $Properties {

                /** Any type_url */
                type_url?: (string|null);

                /** Any value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Any. */
            type $Shape = google.protobuf.Any.$Properties;
        }

        /**
         * Properties of an Empty.
         * @deprecated Use google.protobuf.Empty.$Properties instead.
         */
        interface IEmpty extends google.protobuf.Empty.$Properties {
        }

        /** Represents an Empty. */
        class Empty {

            /**
             * Constructs a new Empty.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Empty.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Empty instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Empty instance
             */
            static create(properties: google.protobuf.Empty.$Shape): google.protobuf.Empty & google.protobuf.Empty.$Shape;
            static create(properties?: google.protobuf.Empty.$Properties): google.protobuf.Empty;

            /**
             * Encodes the specified Empty message. Does not implicitly {@link google.protobuf.Empty.verify|verify} messages.
             * @param message Empty message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Empty.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Empty message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Empty & google.protobuf.Empty.$Shape} Empty
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Empty & google.protobuf.Empty.$Shape;

            /**
             * Gets the type url for Empty
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Empty {

            /** Properties of an Empty. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Empty. */
            type $Shape = google.protobuf.Empty.$Properties;
        }

        /**
         * Properties of a DoubleValue.
         * @deprecated Use google.protobuf.DoubleValue.$Properties instead.
         */
        interface IDoubleValue extends google.protobuf.DoubleValue.$Properties {
        }

        /** Represents a DoubleValue. */
        class DoubleValue {

            /**
             * Constructs a new DoubleValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.DoubleValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DoubleValue value. */
            value: number;

            /**
             * Creates a new DoubleValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DoubleValue instance
             */
            static create(properties: google.protobuf.DoubleValue.$Shape): google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape;
            static create(properties?: google.protobuf.DoubleValue.$Properties): google.protobuf.DoubleValue;

            /**
             * Encodes the specified DoubleValue message. Does not implicitly {@link google.protobuf.DoubleValue.verify|verify} messages.
             * @param message DoubleValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.DoubleValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DoubleValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape} DoubleValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape;

            /**
             * Gets the type url for DoubleValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DoubleValue {

            /** Properties of a DoubleValue. */
            interface $Properties {

                /** DoubleValue value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DoubleValue. */
            type $Shape = google.protobuf.DoubleValue.$Properties;
        }

        /**
         * Properties of a FloatValue.
         * @deprecated Use google.protobuf.FloatValue.$Properties instead.
         */
        interface IFloatValue extends google.protobuf.FloatValue.$Properties {
        }

        /** Represents a FloatValue. */
        class FloatValue {

            /**
             * Constructs a new FloatValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.FloatValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FloatValue value. */
            value: number;

            /**
             * Creates a new FloatValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FloatValue instance
             */
            static create(properties: google.protobuf.FloatValue.$Shape): google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape;
            static create(properties?: google.protobuf.FloatValue.$Properties): google.protobuf.FloatValue;

            /**
             * Encodes the specified FloatValue message. Does not implicitly {@link google.protobuf.FloatValue.verify|verify} messages.
             * @param message FloatValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.FloatValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FloatValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape} FloatValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape;

            /**
             * Gets the type url for FloatValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace FloatValue {

            /** Properties of a FloatValue. */
            interface $Properties {

                /** FloatValue value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FloatValue. */
            type $Shape = google.protobuf.FloatValue.$Properties;
        }

        /**
         * Properties of an Int64Value.
         * @deprecated Use google.protobuf.Int64Value.$Properties instead.
         */
        interface IInt64Value extends google.protobuf.Int64Value.$Properties {
        }

        /** Represents an Int64Value. */
        class Int64Value {

            /**
             * Constructs a new Int64Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Int64Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Int64Value value. */
            value: (number|Long);

            /**
             * Creates a new Int64Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Int64Value instance
             */
            static create(properties: google.protobuf.Int64Value.$Shape): google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape;
            static create(properties?: google.protobuf.Int64Value.$Properties): google.protobuf.Int64Value;

            /**
             * Encodes the specified Int64Value message. Does not implicitly {@link google.protobuf.Int64Value.verify|verify} messages.
             * @param message Int64Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Int64Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Int64Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape} Int64Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape;

            /**
             * Gets the type url for Int64Value
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Int64Value {

            /** Properties of an Int64Value. */
            interface $Properties {

                /** Int64Value value */
                value?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Int64Value. */
            type $Shape = google.protobuf.Int64Value.$Properties;
        }

        /**
         * Properties of a UInt64Value.
         * @deprecated Use google.protobuf.UInt64Value.$Properties instead.
         */
        interface IUInt64Value extends google.protobuf.UInt64Value.$Properties {
        }

        /** Represents a UInt64Value. */
        class UInt64Value {

            /**
             * Constructs a new UInt64Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.UInt64Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UInt64Value value. */
            value: (number|Long);

            /**
             * Creates a new UInt64Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UInt64Value instance
             */
            static create(properties: google.protobuf.UInt64Value.$Shape): google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape;
            static create(properties?: google.protobuf.UInt64Value.$Properties): google.protobuf.UInt64Value;

            /**
             * Encodes the specified UInt64Value message. Does not implicitly {@link google.protobuf.UInt64Value.verify|verify} messages.
             * @param message UInt64Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.UInt64Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a UInt64Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape} UInt64Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape;

            /**
             * Gets the type url for UInt64Value
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace UInt64Value {

            /** Properties of a UInt64Value. */
            interface $Properties {

                /** UInt64Value value */
                value?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a UInt64Value. */
            type $Shape = google.protobuf.UInt64Value.$Properties;
        }

        /**
         * Properties of an Int32Value.
         * @deprecated Use google.protobuf.Int32Value.$Properties instead.
         */
        interface IInt32Value extends google.protobuf.Int32Value.$Properties {
        }

        /** Represents an Int32Value. */
        class Int32Value {

            /**
             * Constructs a new Int32Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Int32Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Int32Value value. */
            value: number;

            /**
             * Creates a new Int32Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Int32Value instance
             */
            static create(properties: google.protobuf.Int32Value.$Shape): google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape;
            static create(properties?: google.protobuf.Int32Value.$Properties): google.protobuf.Int32Value;

            /**
             * Encodes the specified Int32Value message. Does not implicitly {@link google.protobuf.Int32Value.verify|verify} messages.
             * @param message Int32Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Int32Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Int32Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape} Int32Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape;

            /**
             * Gets the type url for Int32Value
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Int32Value {

            /** Properties of an Int32Value. */
            interface $Properties {

                /** Int32Value value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Int32Value. */
            type $Shape = google.protobuf.Int32Value.$Properties;
        }

        /**
         * Properties of a UInt32Value.
         * @deprecated Use google.protobuf.UInt32Value.$Properties instead.
         */
        interface IUInt32Value extends google.protobuf.UInt32Value.$Properties {
        }

        /** Represents a UInt32Value. */
        class UInt32Value {

            /**
             * Constructs a new UInt32Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.UInt32Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UInt32Value value. */
            value: number;

            /**
             * Creates a new UInt32Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UInt32Value instance
             */
            static create(properties: google.protobuf.UInt32Value.$Shape): google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape;
            static create(properties?: google.protobuf.UInt32Value.$Properties): google.protobuf.UInt32Value;

            /**
             * Encodes the specified UInt32Value message. Does not implicitly {@link google.protobuf.UInt32Value.verify|verify} messages.
             * @param message UInt32Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.UInt32Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a UInt32Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape} UInt32Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape;

            /**
             * Gets the type url for UInt32Value
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace UInt32Value {

            /** Properties of a UInt32Value. */
            interface $Properties {

                /** UInt32Value value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a UInt32Value. */
            type $Shape = google.protobuf.UInt32Value.$Properties;
        }

        /**
         * Properties of a BoolValue.
         * @deprecated Use google.protobuf.BoolValue.$Properties instead.
         */
        interface IBoolValue extends google.protobuf.BoolValue.$Properties {
        }

        /** Represents a BoolValue. */
        class BoolValue {

            /**
             * Constructs a new BoolValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.BoolValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BoolValue value. */
            value: boolean;

            /**
             * Creates a new BoolValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BoolValue instance
             */
            static create(properties: google.protobuf.BoolValue.$Shape): google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape;
            static create(properties?: google.protobuf.BoolValue.$Properties): google.protobuf.BoolValue;

            /**
             * Encodes the specified BoolValue message. Does not implicitly {@link google.protobuf.BoolValue.verify|verify} messages.
             * @param message BoolValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.BoolValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BoolValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape} BoolValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape;

            /**
             * Gets the type url for BoolValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BoolValue {

            /** Properties of a BoolValue. */
            interface $Properties {

                /** BoolValue value */
                value?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BoolValue. */
            type $Shape = google.protobuf.BoolValue.$Properties;
        }

        /**
         * Properties of a StringValue.
         * @deprecated Use google.protobuf.StringValue.$Properties instead.
         */
        interface IStringValue extends google.protobuf.StringValue.$Properties {
        }

        /** Represents a StringValue. */
        class StringValue {

            /**
             * Constructs a new StringValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.StringValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StringValue value. */
            value: string;

            /**
             * Creates a new StringValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StringValue instance
             */
            static create(properties: google.protobuf.StringValue.$Shape): google.protobuf.StringValue & google.protobuf.StringValue.$Shape;
            static create(properties?: google.protobuf.StringValue.$Properties): google.protobuf.StringValue;

            /**
             * Encodes the specified StringValue message. Does not implicitly {@link google.protobuf.StringValue.verify|verify} messages.
             * @param message StringValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.StringValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StringValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.StringValue & google.protobuf.StringValue.$Shape} StringValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.StringValue & google.protobuf.StringValue.$Shape;

            /**
             * Gets the type url for StringValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StringValue {

            /** Properties of a StringValue. */
            interface $Properties {

                /** StringValue value */
                value?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StringValue. */
            type $Shape = google.protobuf.StringValue.$Properties;
        }

        /**
         * Properties of a BytesValue.
         * @deprecated Use google.protobuf.BytesValue.$Properties instead.
         */
        interface IBytesValue extends google.protobuf.BytesValue.$Properties {
        }

        /** Represents a BytesValue. */
        class BytesValue {

            /**
             * Constructs a new BytesValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.BytesValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BytesValue value. */
            value: Uint8Array;

            /**
             * Creates a new BytesValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BytesValue instance
             */
            static create(properties: google.protobuf.BytesValue.$Shape): google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape;
            static create(properties?: google.protobuf.BytesValue.$Properties): google.protobuf.BytesValue;

            /**
             * Encodes the specified BytesValue message. Does not implicitly {@link google.protobuf.BytesValue.verify|verify} messages.
             * @param message BytesValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.BytesValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BytesValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape} BytesValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape;

            /**
             * Gets the type url for BytesValue
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace BytesValue {

            /** Properties of a BytesValue. */
            interface $Properties {

                /** BytesValue value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BytesValue. */
            type $Shape = google.protobuf.BytesValue.$Properties;
        }
    }
}
