/** What is told of the service as a whole: its prices, its codes, its tasks. */
import { boolean, choice, date, datetime, double, fixedModel, long, model, readOnly, shownBy, string } from './types';

export const ALL_COUNTRIES = 'all';

/** Of which there are too many to be told apart by their types. */
const words = (text: string): readonly string[] => text.split(' ');

export const country = shownBy(
  'fr',
  choice(
    'sms.CountryEnum',
    words(
      `${ALL_COUNTRIES} ` +
        'ad ae af ag ai al am an ao ar at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch ' +
        'ci ck cl cm cn co cr cu cv cy cz de dk dm dz ec ee eg es et fi fj fk fo fr ga gb gd ge gf gh gi gl gm gn gp gq ' +
        'gr gt gu gw gy hk hn hr ht hu id ie il in io iq ir is it jm jo jp ke kg kh km kn kr kw ky kz la lb lc li lk lr ' +
        'ls lt lu lv ly ma md me mg mk ml mn mo mq mr ms mt mu mv mw mx my mz na nc ne ng ni nl no np nz om pa pe pf pg ' +
        'ph pk pl ps pt py qa re ro rs ru rw sa sb sc sd se sg si sk sl sm sn so sr st sv sy sz tc td tg th tj tl tm tn ' +
        'to tr tt tw tz ua ug us uy uz vc ve vg vi vn vu ws ye yt za zm zw',
    ),
  ),
);
export const billingCountry = choice('sms.BillingCountryEnum', ['es', 'fr', 'gb', 'ie', 'it', 'pl']);
const price = fixedModel('order.Price', 'An amount of money', {
  currencyCode: choice(
    'order.CurrencyCodeEnum',
    words('AUD CAD CZK EUR GBP INR LTL MAD N/A PLN SGD TND USD XOF points'),
  ),
  text: string,
  value: double,
});

export const destinationRates = fixedModel('sms.DestinationRates', 'What a segment costs to a country', {
  country: string,
  countryCode: country,
  credit: double,
  price,
  vatRate: double,
});

export const packDetails = fixedModel('sms.PackDetails', 'Credits that are sold together', {
  countryCode: country,
  credit: double,
  creditPrice: price,
  creditQuantityMax: long.nullable(),
  creditQuantityMin: long,
  discountCreditPrice: price.nullable(),
  discountPercentage: double.nullable(),
  discountSmsPrice: price.nullable(),
  smsPrice: price,
  smsQuantityMax: long.nullable(),
  smsQuantityMin: long,
  vatRate: double,
});

export const packOffer = fixedModel('sms.PackOffer', 'An offer of credits', {
  countryDestination: country,
  giftPrice: price.nullable(),
  giftQuantity: long.nullable(),
  language: string,
  price,
  quantity: long,
  smsQuantity: long,
  totalPrice: price.nullable(),
});

export const pttDetails = fixedModel('sms.PttDetails', 'What a ptt code says', {
  comment: string,
  description: string,
  duration: choice('sms.PttDurationEnum', ['indeterminated', 'permanent', 'temporary']),
});

export const taskStatus = choice('telephony.TaskStatusEnum', ['doing', 'done', 'error', 'pause', 'todo']);

export const task = fixedModel('sms.Task', 'Work that goes on', {
  function: choice('sms.TaskFunctionEnum', ['cleanSmsReceivers']),
  status: choice('sms.TaskStatusEnum', ['doing', 'done', 'error', 'pause', 'todo']),
  step: choice('sms.TaskStepEnum', [
    'checkOrder',
    'createHlrs',
    'finishing',
    'sendMailReport',
    'starting',
    'waitForHlrs',
  ]),
  taskId: long,
});

export const telephonyTask = fixedModel('telephony.Task', 'Work that goes on', {
  action: string,
  message: string.nullable(),
  objectCreated: string.nullable(),
  serviceType: string,
  status: taskStatus,
  taskId: long,
});

export const pcsFile = fixedModel('telephony.PcsFile', 'A file that can be fetched', {
  filename: string,
  status: choice('telephony.PcsFileStatusEnum', ['doing', 'done', 'error', 'todo']),
  url: string,
  urlExpirationDatetime: datetime,
});

export const receiver = model('sms.Receiver', 'A list of recipients', {
  autoUpdate: boolean,
  canAutoUpdate: readOnly(boolean),
  datetime: readOnly(datetime),
  description: string,
  records: readOnly(long),
  slotId: readOnly(long),
});

export const cleanReport = fixedModel('sms.ReceiversAsynchronousCleanReport', 'What cleaning a list takes', {
  taskId: long,
  totalCreditsRemoved: double,
});

export const smppSettings = fixedModel('sms.Settings', 'Where SMPP is spoken, and how fast', {
  endpoints: fixedModel('sms.Endpoint', 'An address', { secured: string, unsecured: string }).array(),
  status: choice('sms.SmppStatusEnum', ['DELETED', 'ERROR', 'SUCCESS', 'UNKNOWN', 'UPDATING_IP', 'WAITING_IP']),
  systemID: string,
  throughput: long,
  windowing: long,
});

export const service = model('services.Service', 'What is known of a service as such', {
  canDeleteAtExpiration: readOnly(boolean),
  contactAdmin: readOnly(string),
  contactBilling: readOnly(string),
  contactTech: readOnly(string),
  creation: readOnly(date),
  domain: readOnly(string),
  engagedUpTo: readOnly(date.nullable()),
  expiration: readOnly(date),
  possibleRenewPeriod: readOnly(long.array().nullable()),
  renew: model('service.RenewType', 'How it is renewed', {
    automatic: boolean,
    deleteAtExpiration: boolean,
    forced: boolean,
    manualPayment: boolean.nullable(),
    period: long.nullable(),
  }).nullable(),
  renewalType: readOnly(
    choice('service.RenewalTypeEnum', [
      'automaticForcedProduct',
      'automaticV2012',
      'automaticV2014',
      'automaticV2016',
      'manual',
      'oneShot',
      'option',
    ]),
  ),
  serviceId: readOnly(long),
  status: readOnly(choice('service.StateEnum', ['expired', 'inCreation', 'ok', 'pendingDebt', 'unPaid'])),
});
