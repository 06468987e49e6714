// The enumerations of the schema that the pages name themselves. The generated types have them too where a query uses
// them; the compiler compares the two wherever they meet.

export type Role = 'LEAD' | 'SUPPORT' | 'RESPONSIBLE';
export type Kind = 'PLAN' | 'MEASURE' | 'AGENCY' | 'TECHNOLOGY' | 'TARGET' | 'JURISDICTION';
export const roles: Role[] = ['LEAD', 'SUPPORT', 'RESPONSIBLE'];
export const kinds: Kind[] = ['AGENCY', 'TECHNOLOGY', 'MEASURE', 'PLAN', 'TARGET', 'JURISDICTION'];
