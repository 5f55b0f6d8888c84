export interface ApiResponse<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}
