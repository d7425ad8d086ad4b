/**
 * The organisation of a fresh installation. Its id is known before anybody signs in, so that repositories can be added
 * from the command line first; whoever creates the owner's account then names it.
 */
export const FIRST_ORGANISATION = "00000000-0000-7000-8000-000000000001";
