/** A file of the site: its path is relative to the site's folder and uses `/`. */
export interface SiteFile {
  path: string;
  contents: string;
}
