/** What of the package is used; its published types hide these methods. */
declare module "jira-client" {
  export type RequestOptions = {
    readonly uri: string;
    readonly method: string;
    readonly body?: unknown;
    readonly auth?: { readonly user?: string; readonly pass?: string; readonly bearer?: string };
  };
  export type JiraApiOptions = {
    readonly protocol: string;
    readonly host: string;
    readonly port?: string;
    readonly base?: string;
    readonly apiVersion: string;
    readonly strictSSL?: boolean;
    readonly username?: string;
    readonly password?: string;
    readonly bearer?: string;
    readonly request: (options: RequestOptions) => Promise<unknown>;
  };
  type Place = { readonly pathname: string; readonly query?: Readonly<Record<string, string | number>> };
  export default class JiraApi {
    constructor(options: JiraApiOptions);
    makeUri(place: Place): string;
    makeAgileUri(place: Place): string;
    makeRequestHeader(
      uri: string,
      options?: { readonly method?: string; readonly body?: unknown },
    ): RequestOptions;
    doRequest(options: RequestOptions): Promise<unknown>;
  }
}
