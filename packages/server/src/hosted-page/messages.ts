import type { BrowserTexts } from "@payment-sessions/hosted-page";
import type { Language } from "./choose-language.ts";

/** Every text of the pages. `organization` and `contractor` are names; the pages escape them. */
export interface Messages {
  /** The provider's name for the language. */
  localization: string;
  testMode: string;
  title: string;
  /** Of a page that says first what went wrong. */
  errorTitle: (title: string) => string;
  reason: (organization: string, contractor: string) => string;
  privacy: (organization: string) => string;
  timeLeft: string;
  /** Without a script nothing counts down, so the limit is told in whole minutes. */
  minutesLeft: (minutes: number) => string;
  cardNumber: string;
  expiryDate: string;
  cvv: string;
  /** While there are no fields, and for good when a script is blocked. */
  loading: string;
  save: string;
  cancel: string;
  retry: string;
  noScript: string;
  unavailable: string;
  browser: BrowserTexts;
  notices: {
    declined: (attemptsLeft: number) => string;
    cardTokenInvalid: string;
    noCard: string;
    providerUnavailable: string;
  };
  waiting: { title: string; text: string; still: string; check: string };
  challengePending: { title: string; text: string; proceed: string; otherCard: string };
  confirmCancel: { title: string; text: (organization: string) => string; yes: string; no: string };
  ended: Record<"completed" | "cancelled" | "expired", { title: string; text: (organization: string) => string }>;
  tooManyAttempts: { title: string; text: (organization: string) => string };
  back: (organization: string) => string;
  notFound: { title: string; text: string };
  /** Too many requests from one address, whoever sent them. */
  rateLimited: { title: string; text: (seconds: number) => string };
  challengeAnswered: { title: string; text: string };
  /** The browser sent something that no page of ours sends. */
  refused: { title: string; text: string };
  failed: { title: string; text: string };
  /** As `failed`, but another attempt may well succeed. */
  unavailableNow: { title: string; text: string };
}

const en: Messages = {
  localization: "EN-GB",
  testMode: "Test mode",
  title: "Save your card",
  errorTitle: (title) => `Error: ${title}`,
  reason: (organization, contractor) =>
    `Hello ${contractor}. ${organization} asks you to save a card, so that it can charge what you have agreed on later.`,
  privacy: (organization) =>
    `Nothing is charged today. Your card details go straight to Checkout.com, the payment provider; neither ${organization} nor this page sees them.`,
  timeLeft: "Time left",
  minutesLeft: (minutes) => (minutes === 1 ? "1 minute" : `${minutes} minutes`),
  cardNumber: "Card number",
  expiryDate: "Expiry date",
  cvv: "Security code",
  loading: "Loading the card fields… If nothing appears, reload the page.",
  save: "Save card",
  cancel: "Cancel",
  retry: "Try again",
  noScript: "Saving a card needs JavaScript. Turn it on in your browser and reload this page, or cancel.",
  unavailable: "Saving a card is not possible at the moment. Please try again in a few minutes.",
  browser: {
    cardNumberError: "Check the card number.",
    expiryDateError: "Check the expiry date: month and year, as on the card.",
    cvvError: "Check the security code: 3 or 4 digits on the card.",
    loadingFailed:
      "The card fields could not be loaded. Check your connection, or a blocker in your browser, and try again.",
    incomplete: "Some card details are missing or not right. Check the fields below.",
    saving: "Saving your card…",
    tokenizationFailed: "The payment provider did not answer. Your card was not saved; please try again.",
    noAnswer: "There is no answer yet. Check your connection and press Save again: your card is not saved twice.",
    twoMinutesLeft: "Less than 2 minutes left to save your card.",
  },
  notices: {
    declined: (left) =>
      `Your card was declined. Try again or use another card; you have ${left === 1 ? "1 attempt" : `${left} attempts`} left.`,
    cardTokenInvalid: "Your card was not saved. Please fill in the card details again.",
    noCard: "The card details did not arrive. Please fill them in again.",
    providerUnavailable: "The payment provider does not answer at the moment. Please try again.",
  },
  waiting: {
    title: "Your card is being saved",
    text: "This takes a few seconds.",
    still: "Your card is still being saved. This page looks again by itself.",
    check: "Look again",
  },
  challengePending: {
    title: "Your bank asks you to confirm",
    text: "Your card is saved once you have confirmed it at your bank.",
    proceed: "Continue at your bank",
    otherCard: "Use another card",
  },
  confirmCancel: {
    title: "Cancel without saving a card?",
    text: (organization) => `This link stops working. You will need a new one from ${organization} to save a card.`,
    yes: "Yes, cancel",
    no: "No, go back",
  },
  ended: {
    completed: { title: "Your card is saved", text: () => "You have nothing more to do here." },
    cancelled: {
      title: "This was cancelled",
      text: (organization) => `No card was saved. ${organization} can send you a new link.`,
    },
    expired: {
      title: "This link has expired",
      text: (organization) =>
        `The time to save a card is over, and none was saved. ${organization} can send you a new link.`,
    },
  },
  tooManyAttempts: {
    title: "Too many attempts",
    text: (organization) =>
      `Your card was declined too often, and none was saved. ${organization} can send you a new link.`,
  },
  back: (organization) => `Back to ${organization}`,
  notFound: {
    title: "This link does not work",
    text: "Check that you have opened the whole link, or ask whoever sent it to you for a new one.",
  },
  rateLimited: {
    title: "Too many requests",
    text: (seconds) =>
      `This page was opened too often from your network, perhaps by others. Wait ${seconds === 1 ? "a second" : `${seconds} seconds`} and try again.`,
  },
  challengeAnswered: {
    title: "Your bank has answered",
    text: "You can close this window. Go back to the one in which you entered your card, or open your link again to see whether it is saved.",
  },
  refused: {
    title: "This could not be read",
    text: "Your browser sent something that this page does not expect. Please open your link again.",
  },
  failed: { title: "Something went wrong", text: "That is our fault. Please go back and try again in a moment." },
  unavailableNow: {
    title: "We cannot do this at the moment",
    text: "That is our fault, and it is mostly over soon. Please try again.",
  },
};

const es: Messages = {
  localization: "ES-ES",
  testMode: "Modo de prueba",
  title: "Guarde su tarjeta",
  errorTitle: (title) => `Error: ${title}`,
  reason: (organization, contractor) =>
    `Hola, ${contractor}. ${organization} le pide que guarde una tarjeta para poder cobrar más adelante lo que hayan acordado.`,
  privacy: (organization) =>
    `Hoy no se cobra nada. Los datos de la tarjeta van directamente a Checkout.com, el proveedor de pagos; ni ${organization} ni esta página los ven.`,
  timeLeft: "Tiempo restante",
  minutesLeft: (minutes) => (minutes === 1 ? "1 minuto" : `${minutes} minutos`),
  cardNumber: "Número de tarjeta",
  expiryDate: "Fecha de caducidad",
  cvv: "Código CVV",
  loading: "Cargando los campos de la tarjeta… Si no aparece nada, recargue la página.",
  save: "Guardar tarjeta",
  cancel: "Cancelar",
  retry: "Reintentar",
  noScript: "Para guardar una tarjeta hace falta JavaScript. Actívelo en el navegador y recargue la página, o cancele.",
  unavailable: "En este momento no es posible guardar una tarjeta. Vuelva a intentarlo en unos minutos.",
  browser: {
    cardNumberError: "Revise el número de tarjeta.",
    expiryDateError: "Revise la fecha de caducidad: mes y año, como en la tarjeta.",
    cvvError: "Revise el código CVV: 3 o 4 cifras de la tarjeta.",
    loadingFailed:
      "No se han podido cargar los campos de la tarjeta. Revise la conexión o si el navegador bloquea contenidos, y reinténtelo.",
    incomplete: "Faltan datos de la tarjeta o no son correctos. Revise los campos.",
    saving: "Guardando su tarjeta…",
    tokenizationFailed: "El proveedor de pagos no ha respondido. Su tarjeta no se ha guardado; vuelva a intentarlo.",
    noAnswer:
      "Todavía no hay respuesta. Revise la conexión y vuelva a pulsar Guardar: la tarjeta no se guardará dos veces.",
    twoMinutesLeft: "Quedan menos de 2 minutos para guardar su tarjeta.",
  },
  notices: {
    declined: (left) =>
      `Su tarjeta ha sido rechazada. Vuelva a intentarlo o use otra; le ${left === 1 ? "queda 1 intento" : `quedan ${left} intentos`}.`,
    cardTokenInvalid: "Su tarjeta no se ha guardado. Introduzca de nuevo los datos de la tarjeta.",
    noCard: "Los datos de la tarjeta no han llegado. Introdúzcalos de nuevo.",
    providerUnavailable: "El proveedor de pagos no responde en este momento. Vuelva a intentarlo.",
  },
  waiting: {
    title: "Su tarjeta se está guardando",
    text: "Tardará unos segundos.",
    still: "Su tarjeta todavía se está guardando. Esta página vuelve a comprobarlo por sí sola.",
    check: "Comprobar de nuevo",
  },
  challengePending: {
    title: "Su banco le pide que confirme",
    text: "La tarjeta se guardará cuando la haya confirmado en su banco.",
    proceed: "Continuar en su banco",
    otherCard: "Usar otra tarjeta",
  },
  confirmCancel: {
    title: "¿Cancelar sin guardar una tarjeta?",
    text: (organization) =>
      `Este enlace dejará de funcionar. Para guardar una tarjeta necesitará uno nuevo de ${organization}.`,
    yes: "Sí, cancelar",
    no: "No, volver",
  },
  ended: {
    completed: { title: "Su tarjeta está guardada", text: () => "No tiene que hacer nada más aquí." },
    cancelled: {
      title: "Se ha cancelado",
      text: (organization) => `No se ha guardado ninguna tarjeta. ${organization} puede enviarle un enlace nuevo.`,
    },
    expired: {
      title: "Este enlace ha caducado",
      text: (organization) =>
        `El tiempo para guardar una tarjeta ha terminado y no se ha guardado ninguna. ${organization} puede enviarle un enlace nuevo.`,
    },
  },
  tooManyAttempts: {
    title: "Demasiados intentos",
    text: (organization) =>
      `Su tarjeta ha sido rechazada demasiadas veces y no se ha guardado ninguna. ${organization} puede enviarle un enlace nuevo.`,
  },
  back: (organization) => `Volver a ${organization}`,
  notFound: {
    title: "Este enlace no funciona",
    text: "Compruebe que ha abierto el enlace completo o pida uno nuevo a quien se lo envió.",
  },
  rateLimited: {
    title: "Demasiadas solicitudes",
    text: (seconds) =>
      `Esta página se ha abierto demasiadas veces desde su red, quizá por otras personas. Espere ${seconds === 1 ? "un segundo" : `${seconds} segundos`} y vuelva a intentarlo.`,
  },
  challengeAnswered: {
    title: "Su banco ha respondido",
    text: "Puede cerrar esta ventana. Vuelva a la ventana en la que introdujo la tarjeta o abra de nuevo su enlace para ver si está guardada.",
  },
  refused: {
    title: "No se ha podido leer",
    text: "El navegador ha enviado algo que esta página no espera. Abra de nuevo su enlace.",
  },
  failed: { title: "Algo ha ido mal", text: "El fallo es nuestro. Vuelva atrás e inténtelo de nuevo en un momento." },
  unavailableNow: {
    title: "Ahora mismo no es posible",
    text: "El fallo es nuestro y suele durar poco. Vuelva a intentarlo.",
  },
};

export const messages: Record<Language, Messages> = { en, es };
